import type { OpenFile, ShareService } from './share-call.js';
import { entriesBelow } from './share-entries.js';
import { parentOf } from './share-path.js';

/** Path and bytes of every file below a directory, sorted by path. */
export async function filesBelow(
  directory: string,
  service: ShareService,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { path, isDirectory, size } of await entriesBelow(directory, service)) {
    if (!isDirectory) files.set(path, await readFile(path, size, service));
  }
  return files;
}

/** Creates or replaces a file, with the directories above it. */
export async function putFile(
  path: string,
  content: Uint8Array | string,
  service: ShareService,
): Promise<void> {
  await makeDirectories(parentOf(path), service);
  if (await exists(path, service)) await service({ operation: 'unlink', path });
  const file = (await service({ operation: 'create', path })) as OpenFile;
  const data = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await service({ operation: 'write', path, file, data, position: 0 });
  await service({ operation: 'close', path, file });
}

/** Puts one directory in the place of another, which then has the name of the first. */
export async function exchangeDirectories(
  path: string,
  other: string,
  service: ShareService,
): Promise<void> {
  const aside = `${path}.aside`;
  await service({ operation: 'rename', from: path, path: aside });
  await service({ operation: 'rename', from: other, path });
  await service({ operation: 'rename', from: aside, path: other });
}

async function makeDirectories(directory: string, service: ShareService): Promise<void> {
  if (directory === '' || (await exists(directory, service))) return;
  await makeDirectories(parentOf(directory), service);
  await service({ operation: 'mkdir', path: directory });
}

async function exists(path: string, service: ShareService): Promise<boolean> {
  return await service({ operation: 'stat', path }).then(
    () => true,
    () => false,
  );
}

async function readFile(path: string, size: number, service: ShareService): Promise<Uint8Array> {
  const file = (await service({ operation: 'open', path })) as OpenFile;
  const data = new Uint8Array(size);
  await service({ operation: 'read', path, file, data, position: 0 });
  await service({ operation: 'close', path, file });
  return data;
}
