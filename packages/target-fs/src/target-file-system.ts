/** What `stat` answers; the part of Node's `Stats` used here. */
export interface FileSystemStat {
  /** Bytes. */
  readonly size: number;
  /** Number of the device; 0 where the platform has none. */
  readonly dev: number;
  /** Number of the file on its device. Without it nothing is written around the page cache. */
  readonly ino?: number;
  /** When it was last written, milliseconds since 1970 by the file system's clock. Without it dead probes stay. */
  readonly mtimeMs?: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** An open file; the part of Node's `FileHandle` used here. */
export interface TargetFileHandle {
  /** Writes `length` bytes of `buffer` from `offset` on to byte `position` of the file. May write fewer. */
  write(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  /** Writes all buffers one behind the other. May write fewer bytes. Without it, buffers are written one by one. */
  writev?(buffers: Uint8Array[], position: number): Promise<{ readonly bytesWritten: number }>;
  /** May read fewer bytes; none means the end of the file. */
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  /** `fsync`. */
  sync(): Promise<void>;
  stat(): Promise<FileSystemStat>;
  close(): Promise<void>;
}

/** Flags for {@link TargetFileSystem.open}; those a platform lacks are not used. */
export interface OpenConstants {
  readonly O_RDONLY: number;
  readonly O_RDWR: number;
  readonly O_WRONLY?: number;
  readonly O_NOFOLLOW?: number;
  readonly O_NONBLOCK?: number;
  readonly O_DIRECTORY?: number;
  /** Linux: writes through such a handle go around the page cache. */
  readonly O_DIRECT?: number;
}

/**
 * What a directory target needs of a file system: the shapes of `node:fs/promises`, which is the default. The
 * `fs.promises` of memfs has them too (its types leave out `sync`). Failures carry `code`, the name of an errno.
 */
export interface TargetFileSystem {
  /** `flags` are `'wx'`, `'r'`, `'r+'`, or a number made of {@link constants}. Directories are opened as well, to flush them. */
  open(path: string, flags: string | number, mode?: number): Promise<TargetFileHandle>;
  mkdir(path: string, options: { readonly mode: number }): Promise<unknown>;
  /** Objects like Node's `Dirent`: `name`, `isFile()`, `isDirectory()`. */
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<readonly unknown[]>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  stat(path: string): Promise<FileSystemStat>;
  lstat(path: string): Promise<FileSystemStat>;
  /**
   * Sizes in blocks of `bsize` bytes, and Linux's number of the file system's type. Without it, the free space is unknown
   * and nothing is written around the page cache.
   */
  statfs?(path: string): Promise<{
    readonly bsize: number;
    readonly blocks: number;
    readonly bavail: number;
    readonly type?: number;
  }>;
  /** Rejects if the directory does not grant `mode` (2 = writing). Without it, a directory is taken to be writable. */
  access?(path: string, mode: number): Promise<void>;
  readonly constants?: OpenConstants;
}
