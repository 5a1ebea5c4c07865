import {
  equalBytes,
  parseLocation,
  type BackupTarget,
  type TargetEntry,
  type TargetResolver,
} from '@wmdrm/core';

const foreignName = 'shopping-list.txt';
const foreignBytes = new TextEncoder().encode('bread, milk, batteries');

/** What somebody does to a directory of backups who is no backup. */
export class DirectoryHand {
  readonly #resolver: TargetResolver;

  constructor(resolver: TargetResolver) {
    this.#resolver = resolver;
  }

  /** Turns a bit in the middle of every manifest and segment. */
  damage(directory: string): Promise<void> {
    return this.#within(directory, async (target) => {
      for (const name of await filesBelow(target, '')) {
        if (!/manifest-|[.]seg$/.test(name)) continue;
        const bytes = await readFile(target, name);
        const middle = bytes.length >> 1;
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        await target.remove(name);
        await writeFile(target, name, bytes);
      }
    });
  }

  putForeignFile(directory: string): Promise<void> {
    return this.#within(directory, (target) => writeFile(target, foreignName, foreignBytes));
  }

  isForeignFileIntact(directory: string): Promise<boolean> {
    return this.#within(directory, async (target) => {
      const stat = await target.stat(foreignName);
      return stat?.kind === 'file' && equalBytes(await readFile(target, foreignName), foreignBytes);
    });
  }

  async #within<T>(directory: string, work: (target: BackupTarget) => Promise<T>): Promise<T> {
    const target = await this.#resolver.open(parseLocation(directory), { create: true });
    try {
      return await work(target);
    } finally {
      await target.close();
    }
  }
}

async function filesBelow(target: BackupTarget, directory: string): Promise<readonly string[]> {
  const nested = async ({ name, kind }: TargetEntry): Promise<readonly string[]> => {
    const path = directory === '' ? name : `${directory}/${name}`;
    return kind === 'directory' ? filesBelow(target, path) : [path];
  };
  return (await Promise.all((await target.list(directory)).map(nested))).flat();
}

async function readFile(target: BackupTarget, name: string): Promise<Uint8Array> {
  const file = await target.open(name);
  try {
    return (await file.read(0, file.size)).slice();
  } finally {
    await file.close();
  }
}

async function writeFile(target: BackupTarget, name: string, bytes: Uint8Array): Promise<void> {
  const file = await target.createExclusive(name);
  await file.write(0, [bytes]);
  await file.publish(name);
}
