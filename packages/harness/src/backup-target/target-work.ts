import type { BackupTarget, StagedFile } from '@wmdrm/core';

/** UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A new file with this content, not yet published. */
export async function stage(
  target: BackupTarget,
  name: string,
  content: string | Uint8Array = name,
): Promise<StagedFile> {
  const file = await target.createExclusive(name);
  await file.write(0, [typeof content === 'string' ? bytesOf(content) : content]);
  return file;
}

/** A new file with this content, published under `name`. */
export async function putFile(
  target: BackupTarget,
  name: string,
  content: string | Uint8Array = name,
): Promise<void> {
  await (await stage(target, `${name}.tmp`, content)).publish(name);
}

/** All bytes of a file. */
export async function readWhole(target: BackupTarget, name: string): Promise<Uint8Array> {
  const file = await target.open(name);
  try {
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}

/** Names and kinds of a directory's entries, sorted. */
export async function listed(target: BackupTarget, directory: string): Promise<readonly string[]> {
  return (await target.list(directory)).map(({ name, kind }) => `${name} ${kind}`).sort();
}
