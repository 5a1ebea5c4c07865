/** What an opened directory can do; probed when it is opened, reported in every backup, never assumed. */
export interface TargetCapabilities {
  /** Always true: a target without atomic exclusive creation is refused as `target-unsuitable`. */
  readonly exclusiveCreate: true;
  /** `durable`: a flushed file survives power loss as far as the server keeps its word; `none`: no flush exists. */
  readonly flush: 'durable' | 'none';
  /** `durable`: a flushed directory keeps its names; `none`: the platform cannot flush one (Windows). */
  readonly flushDirectory: 'durable' | 'none';
  /** False where opening for writing is refused. */
  readonly writable: boolean;
}

export interface TargetEntry {
  /** Last component only. */
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

export interface TargetStat {
  readonly kind: 'file' | 'directory' | 'other';
  /** Bytes. */
  readonly size: number;
}

export interface TargetSpace {
  /** Bytes this user may still write. */
  readonly free: number;
  readonly total: number;
}

/** A file being written. Until {@link publish} it has the name it was created with. */
export interface StagedFile {
  /**
   * Writes all parts, one behind the other, from byte `offset` on. Resolves when every byte was accepted. From then on their
   * memory is the caller's, who may use it for something else or give it away: what is still needed of it was copied.
   */
  write(offset: number, parts: readonly Uint8Array[]): Promise<void>;
  /**
   * Makes the bytes written so far durable, as far as {@link TargetCapabilities.flush} says. More may be written
   * meanwhile, and may be left to the next flush.
   */
  flush(): Promise<void>;
  /**
   * Closes the file and gives it its final name in one step; the name its own, it just stays. `replace` (default
   * false) allows that name to exist; otherwise `file-exists`. Waits for writes under way, and is refused where one of them
   * fails, or a flush has failed: the bytes may be lost. The directory is not flushed.
   */
  publish(finalName: string, options?: { readonly replace?: boolean }): Promise<void>;
  /** Closes and removes the file. Idempotent; never throws for a file that has gone. Harmless after publish. */
  discard(): Promise<void>;
}

/** A file being read. */
export interface TargetFile {
  /** Bytes when it was opened. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`; `damaged` if the file ends before. They may be put into `memory`, which has at
   * least this length, and returned as a view of it: that spares new memory. What else is in it may be overwritten.
   */
  read(offset: number, length: number, memory?: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Idempotent. */
  close(): Promise<void>;
}

/**
 * One opened directory with portable relative names: components of lower-case letters, digits, `-` and `.`, joined by
 * `/`; `''` is the directory itself. Missing files are `file-not-found`; names, offsets and lengths outside their range
 * are `invalid-argument`, use after close, publish or discard is `closed`; other failures have the codes of the error
 * table (`access-denied`, `target-full`, `connection-lost`, …). The one operation that must be atomic is exclusive
 * creation.
 */
export interface BackupTarget {
  /** The location as the user wrote it, for messages. */
  readonly location: string;
  readonly capabilities: TargetCapabilities;
  /**
   * Creates a file that must not exist (`file-exists`), atomically among all writers. Below a directory that is missing
   * it is `directory-not-found`.
   */
  createExclusive(name: string): Promise<StagedFile>;
  open(name: string): Promise<TargetFile>;
  /** Asked of the server, not of a cache; `undefined` if there is nothing of this name. */
  stat(name: string): Promise<TargetStat | undefined>;
  /**
   * Entries of a directory in any order; may be stale on network file systems. A missing directory is empty; the opened
   * one itself gone is `directory-not-found`.
   */
  list(directory: string): Promise<readonly TargetEntry[]>;
  /** Creates one directory; true if it was new, false if it was there. Its name is not durable in either case. */
  makeDirectory(name: string): Promise<boolean>;
  /** Removes a file; true if it was there. */
  remove(name: string): Promise<boolean>;
  /** Makes the bytes of a published file durable, whoever wrote it. */
  flushFile(name: string): Promise<void>;
  /** Makes the names in a directory durable, as far as {@link TargetCapabilities.flushDirectory} says. */
  flushDirectory(directory: string): Promise<void>;
  /** `undefined` where the server does not say. */
  space(): Promise<TargetSpace | undefined>;
  /** Idempotent. */
  close(): Promise<void>;
}
