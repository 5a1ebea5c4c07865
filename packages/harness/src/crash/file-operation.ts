/** One call of a file system, as the hook sees it before it is done. */
export interface FileOperation {
  readonly kind:
    | 'create'
    | 'open'
    | 'write'
    | 'read'
    | 'sync'
    | 'sync-directory'
    | 'stat'
    | 'close'
    | 'mkdir'
    | 'readdir'
    | 'rename'
    | 'unlink'
    | 'statfs';
  readonly path: string;
  /** New path of a rename. */
  readonly to?: string;
  /** Bytes of a write, or asked for by a read. */
  readonly bytes?: number;
  /** A write around the page cache. */
  readonly direct?: true;
}

/**
 * What becomes of an operation instead of just being done:
 * - `fail`: it is not done, and fails with `errno`;
 * - `lose-reply`: it is done, and fails with `errno`;
 * - `tear`: a seeded part of it is done, and it fails with `errno`. Writes and flushes can be torn; others fail;
 * - `short`: a write or read of several bytes does a seeded part of it, at least one byte, and says so;
 * - `crash-before`, `crash-after`, `crash-torn`: the machine stops there.
 */
export type Fate =
  | { readonly do: 'fail' | 'lose-reply' | 'tear'; readonly errno: string }
  | { readonly do: 'short' }
  | { readonly do: 'crash-before' | 'crash-after' | 'crash-torn' };

/**
 * Called before each operation with its number, from 0 on. A promise holds the operation back, so that several users of
 * one file system can be interleaved at will.
 */
export type OperationHook = (
  index: number,
  operation: FileOperation,
) => Fate | undefined | Promise<Fate | undefined>;

/** A hook that gives one operation a fate and lets the others be. */
export function atOperation(index: number, fate: Fate): OperationHook {
  return (at) => (at === index ? fate : undefined);
}
