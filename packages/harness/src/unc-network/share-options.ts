import type { ShareRight } from './access.js';
import type { DiskFileSystem } from './disk.js';
import type { FlushBehaviour } from './flushing.js';
import type { NetworkFault } from './network-faults.js';

/** How a share behaves; may be changed while it is in use. */
export interface ShareSettings {
  /** Whether nobody may write. Default false. */
  readonly readOnly?: boolean;
  /** Who may use it, and whether to write. Default everybody, to write. */
  readonly users?: Readonly<Record<string, ShareRight>> | undefined;
  /** Bytes its files may hold. Default no limit. */
  readonly quotaBytes?: number | undefined;
  /** Milliseconds each request takes, there and back. Default 0. */
  readonly latencyMs?: number;
  /** Whether a file may get a second name. Default true. `fsTarget` never asks. */
  readonly hardLinks?: boolean;
  /** What becomes of a flush of a file. Default `durable`. */
  readonly flush?: FlushBehaviour;
  /** The same for a directory. Default `durable`; from Node on Windows it is `none`. */
  readonly directoryFlush?: FlushBehaviour;
  /** What happens to requests, with paths in the share. Default nothing. A new plan begins to count anew. */
  readonly faults?: readonly NetworkFault[];
}

export interface ShareOptions extends ShareSettings {
  /** Whether names that differ in the case of letters are different. Default false, as on Windows. */
  readonly caseSensitive?: boolean;
  /**
   * Where its files are, below `/`. Default an empty memfs. A crash file system, to let the server itself lose power: it
   * has no hard links.
   */
  readonly disk?: DiskFileSystem;
}

export interface HostOptions {
  readonly shares: Readonly<Record<string, ShareOptions>>;
  /** Whether it can be reached. Default true. */
  readonly connected?: boolean;
}
