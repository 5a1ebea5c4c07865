import type {
  BackupTarget,
  StagedFile,
  TargetCapabilities,
  TargetEntry,
  TargetFile,
  TargetSpace,
  TargetStat,
} from '@wmdrm/core';
import type { Directory } from './directory.js';
import { syncDirectory } from './flush-directory.js';
import { flushPublished } from './flush-published.js';
import { freshStat } from './fresh-stat.js';
import { listDirectory } from './list-directory.js';
import { DirectoryFile } from './read-file.js';
import { DirectoryStagedFile } from './staged-file.js';
import { checkDirectoryName, checkName } from './target-name.js';
import { errnoOf, failure } from './target-error.js';

const directoryMode = 0o700;
const noStatfs = new Set(['ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/** One opened directory of a file system. */
export class DirectoryTarget implements BackupTarget {
  readonly location: string;
  readonly capabilities: TargetCapabilities;
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.location = directory.location;
    this.capabilities = { exclusiveCreate: true, ...directory.findings };
    this.#directory = directory;
  }

  async createExclusive(name: string): Promise<StagedFile> {
    checkName(name);
    const directory = this.#directory;
    const handle = await directory.run(
      'create',
      name,
      () => directory.create(directory.pathOf(name)),
      { ENOENT: 'directory-not-found' },
    );
    return new DirectoryStagedFile(
      directory,
      name,
      handle,
      async (other) => (await this.stat(other)) !== undefined,
    );
  }

  async open(name: string): Promise<TargetFile> {
    checkName(name);
    return await DirectoryFile.open(this.#directory, name);
  }

  async stat(name: string): Promise<TargetStat | undefined> {
    checkDirectoryName(name);
    return await this.#directory.run('look at', name, () => freshStat(this.#directory, name));
  }

  async list(directory: string): Promise<readonly TargetEntry[]> {
    checkDirectoryName(directory);
    return await this.#directory.run(
      'list',
      directory,
      () => listDirectory(this.#directory, directory),
      { ENOENT: 'directory-not-found' },
    );
  }

  async makeDirectory(name: string): Promise<boolean> {
    checkDirectoryName(name);
    if (name === '') return false;
    const { fs } = this.#directory;
    return await this.#directory.run(
      'create directory',
      name,
      async () => {
        try {
          await fs.mkdir(this.#directory.pathOf(name), { mode: directoryMode });
          return true;
        } catch (error) {
          if (errnoOf(error) !== 'EEXIST') throw error;
        }
        const there = await freshStat(this.#directory, name);
        if (there === undefined || there.kind === 'directory') return false;
        const place = { action: 'create directory', location: this.location, name };
        throw failure('not-a-directory', place, 'there is something else of this name');
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async remove(name: string): Promise<boolean> {
    checkName(name);
    const { fs } = this.#directory;
    return await this.#directory.run('remove', name, async () => {
      try {
        await fs.unlink(this.#directory.pathOf(name));
        return true;
      } catch (error) {
        if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return false;
        throw error;
      }
    });
  }

  async flushFile(name: string): Promise<void> {
    checkName(name);
    await this.#directory.run('flush', name, async () => {
      if (this.capabilities.flush === 'durable') await flushPublished(this.#directory, name);
    });
  }

  async flushDirectory(directory: string): Promise<void> {
    checkDirectoryName(directory);
    await this.#directory.run(
      'flush directory',
      directory,
      async () => {
        if (this.capabilities.flushDirectory === 'none') return;
        await syncDirectory(this.#directory.fs, this.#directory.pathOf(directory));
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async space(): Promise<TargetSpace | undefined> {
    const { fs } = this.#directory;
    return await this.#directory.run(
      'ask for the space of',
      '',
      async () => {
        if (!fs.statfs) return undefined;
        try {
          const { bsize, blocks, bavail } = await fs.statfs(this.#directory.pathOf(''));
          return { free: bavail * bsize, total: blocks * bsize };
        } catch (error) {
          if (noStatfs.has(errnoOf(error) ?? '')) return undefined;
          throw error;
        }
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async close(): Promise<void> {
    await this.#directory.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
