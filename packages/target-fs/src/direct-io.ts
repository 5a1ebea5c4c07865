import { AlignedMemory } from './aligned-memory.js';
import type { Directory } from './directory.js';
import { copyInto, lengthOf, type Parts } from './parts.js';
import type {
  FileSystemStat,
  OpenConstants,
  TargetFileHandle,
  TargetFileSystem,
} from './target-file-system.js';
import { errnoOf } from './target-error.js';

/**
 * File systems, by their numbers in statfs(2), whose direct I/O writes to the disk what it is given, as it is, and keeps
 * the page cache right: ext2 to ext4 and XFS. Others compress or checksum what goes through the cache (btrfs, ZFS), have
 * no disk (tmpfs), hide what lies below (overlayfs, FUSE) or are a network (NFS, SMB).
 */
const directTypes: ReadonlySet<number> = new Set([0xef53, 0x5846_5342]);

/** What a system says that has no direct I/O there, or asks for more than this knows. */
const refusals = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Writing around the page cache, as the files of one target share it. */
export class DirectIo {
  /** Bytes from which a write goes around the page cache. */
  readonly from: number;
  /** Offsets, lengths and memory are multiples of it: the block of the file system, never less than a sector. */
  readonly block: number;
  readonly memory: AlignedMemory = new AlignedMemory();
  readonly #flags: number;
  #refused = false;

  private constructor(from: number, block: number, flags: number) {
    this.from = from;
    this.block = block;
    this.#flags = flags;
  }

  /** `undefined` where it would not do, is not known to, or cannot be told. */
  static async find(options: {
    readonly fs: TargetFileSystem;
    readonly directory: string;
    readonly platform: string;
    readonly from: number;
  }): Promise<DirectIo | undefined> {
    const { fs, directory, platform, from } = options;
    const flags = directFlags(fs.constants);
    if (platform !== 'linux' || from === Infinity || flags === undefined || !fs.statfs) {
      return undefined;
    }
    try {
      const { type, bsize } = await fs.statfs(directory);
      const aligned = bsize <= 65_536 && Number.isInteger(Math.log2(bsize));
      return aligned && type !== undefined && directTypes.has(type)
        ? new DirectIo(from, bsize, flags)
        : undefined;
    } catch (error) {
      return noneAfter(error);
    }
  }

  /** False once the system has refused: no file of the target tries it again. */
  get allowed(): boolean {
    return !this.#refused;
  }

  /**
   * A second handle of a file that is being written, for {@link write}. `undefined` where there is none to be had, or the
   * path has become another file's.
   */
  async open(
    directory: Directory,
    path: string,
    plain: TargetFileHandle,
  ): Promise<TargetFileHandle | undefined> {
    let handle: TargetFileHandle;
    try {
      handle = await directory.openAgain(path, this.#flags);
    } catch (error) {
      this.#refused ||= isRefusal(error);
      return noneAfter(error);
    }
    try {
      if (isSameFile(await handle.stat(), await plain.stat())) return handle;
    } catch (error) {
      noneAfter(error);
    }
    await directory.closeHandle(handle).catch(() => undefined);
    return undefined;
  }

  /** Writes whole blocks, copied into aligned memory; tells how many bytes it took: none if the system refuses. */
  async write(handle: TargetFileHandle, position: number, parts: Parts): Promise<number> {
    return await this.memory.lend(async (piece) => {
      copyInto(piece, parts);
      try {
        return (await handle.write(piece, 0, lengthOf(parts), position)).bytesWritten;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.#refused = true;
        return 0;
      }
    });
  }
}

/** Says nothing about the bytes: they can go the other way. */
function isRefusal(error: unknown): boolean {
  return refusals.has(errnoOf(error) ?? '');
}

/** What a file system says is no failure here: the other way to write tells what is wrong. */
function noneAfter(error: unknown): undefined {
  if (errnoOf(error) === undefined) throw error;
}

function directFlags({ O_WRONLY, O_DIRECT, O_NOFOLLOW }: Partial<OpenConstants> = {}):
  number | undefined {
  if (O_WRONLY === undefined || O_DIRECT === undefined) return undefined;
  return O_WRONLY | O_DIRECT | (O_NOFOLLOW ?? 0);
}

function isSameFile(a: FileSystemStat, b: FileSystemStat): boolean {
  return a.ino !== undefined && a.ino === b.ino && a.dev === b.dev;
}
