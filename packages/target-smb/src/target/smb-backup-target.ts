import type {
  BackupTarget,
  StagedFile,
  TargetCapabilities,
  TargetEntry,
  TargetFile,
  TargetSpace,
  TargetStat,
} from '@wmdrm/core';
import type { SmbNegotiated } from '../client/smb-client.js';
import type { SmbShare } from '../client/smb-share.js';
import { isSmbError } from '../errors/smb-error.js';
import type { Directory } from './directory.js';
import { SmbTargetFile } from './read-file.js';
import { SmbStagedFile } from './staged-file.js';
import { errnoOf, failure } from './target-error.js';
import { checkDirectoryName, checkFileName } from './target-name.js';

/** One opened directory of a share. */
export class SmbBackupTarget implements BackupTarget {
  readonly location: string;
  readonly capabilities: TargetCapabilities;
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.location = directory.location;
    this.capabilities = { exclusiveCreate: true, ...directory.findings };
    this.#directory = directory;
  }

  /** What was negotiated with the server; `undefined` while the connection is lost. */
  get negotiated(): SmbNegotiated | undefined {
    return this.#directory.negotiated;
  }

  async createExclusive(name: string): Promise<StagedFile> {
    checkFileName(name);
    return await this.#directory.run(
      'create',
      name,
      (share) => SmbStagedFile.create(this.#directory, name, share),
      // A file that is about to go still has its name.
      { ENOENT: 'directory-not-found', EBUSY: 'file-exists', EISDIR: 'file-exists' },
    );
  }

  async open(name: string): Promise<TargetFile> {
    checkFileName(name);
    return await SmbTargetFile.open(this.#directory, name);
  }

  async stat(name: string): Promise<TargetStat | undefined> {
    checkDirectoryName(name);
    return await this.#directory.ask('look at', name, (share) => this.#look(share, name));
  }

  async list(directory: string): Promise<readonly TargetEntry[]> {
    checkDirectoryName(directory);
    return await this.#directory.ask(
      'list',
      directory,
      async (share) => {
        try {
          const entries = await share.list(this.#directory.pathOf(directory));
          return entries.map(({ name, kind }) => ({ name, kind }));
        } catch (error) {
          // The opened directory itself was there: gone is not the same as empty.
          if (errnoOf(error) === 'ENOENT' && directory !== '') return [];
          throw error;
        }
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async makeDirectory(name: string): Promise<boolean> {
    checkDirectoryName(name);
    if (name === '') return false;
    return await this.#directory.run(
      'create directory',
      name,
      async (share) => {
        try {
          await share.makeDirectory(this.#directory.pathOf(name));
          return true;
        } catch (error) {
          if (errnoOf(error) !== 'EEXIST') throw error;
        }
        const there = await this.#look(share, name);
        if (there === undefined || there.kind === 'directory') return false;
        const place = { action: 'create directory', location: this.location, name };
        throw failure('not-a-directory', place, 'there is something else of this name');
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async remove(name: string): Promise<boolean> {
    checkFileName(name);
    return await this.#directory.run('remove', name, async (share) => {
      try {
        await share.remove(this.#directory.pathOf(name));
        return true;
      } catch (error) {
        if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return false;
        throw error;
      }
    });
  }

  async flushFile(name: string): Promise<void> {
    checkFileName(name);
    await this.#directory.run('flush', name, async (share) => {
      await using file = await share.openFile(this.#directory.pathOf(name), 'write');
      if (this.capabilities.flush === 'durable') await file.flush();
    });
  }

  async flushDirectory(directory: string): Promise<void> {
    checkDirectoryName(directory);
    await this.#directory.run(
      'flush directory',
      directory,
      async (share) => {
        if (this.capabilities.flushDirectory === 'none') return;
        await share.flushDirectory(this.#directory.pathOf(directory));
      },
      { ENOENT: 'directory-not-found' },
    );
  }

  async space(): Promise<TargetSpace | undefined> {
    return await this.#directory.ask('ask for the space of', '', async (share) => {
      try {
        return await share.space();
      } catch (error) {
        if (errnoOf(error) === 'ENOTSUP') return undefined;
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#directory.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A file that goes with its handle cannot be opened any more; the directory still tells about it. */
  async #look(share: SmbShare, name: string): Promise<TargetStat | undefined> {
    const path = this.#directory.pathOf(name);
    try {
      const stat = await share.stat(path);
      return stat && { kind: stat.kind, size: stat.size };
    } catch (error) {
      if (errnoOf(error) === 'ENOTDIR') return undefined;
      if (!isSmbError(error) || error.status !== 'STATUS_DELETE_PENDING') throw error;
    }
    const slash = path.lastIndexOf('/');
    const parent = path.slice(0, Math.max(0, slash));
    const [entry] = await share.list(parent, path.slice(slash + 1));
    return entry && { kind: entry.kind, size: entry.size };
  }
}

/** What was negotiated for a target; `undefined` for one of another kind, and while its connection is lost. */
export function negotiatedOf(target: BackupTarget): SmbNegotiated | undefined {
  return target instanceof SmbBackupTarget ? target.negotiated : undefined;
}
