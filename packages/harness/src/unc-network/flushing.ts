import { openFileOf } from './disk.js';
import type { ShareCall, ShareLayer } from './share-call.js';
import { parentOf } from './share-path.js';
import { win32Error } from './win32-errors.js';

/** `durable`: a flush is done; `ignored`: it succeeds and is not done; `none`: it fails, there is none. */
export type FlushBehaviour = 'durable' | 'ignored' | 'none';

export interface FlushRules {
  readonly flush: FlushBehaviour;
  readonly directoryFlush: FlushBehaviour;
}

/** What has been written and not been flushed, so that a power cut on the server could still take it. */
export class Unflushed {
  /** Files with such bytes. */
  readonly files: Set<string> = new Set();
  /** Directories with such names: of what was created, renamed or removed in them. */
  readonly directories: Set<string> = new Set();

  /** Takes note of a request that was done. */
  follow({ operation, path, from = '' }: ShareCall): void {
    switch (operation) {
      case 'write':
        this.files.add(path);
        break;
      case 'sync':
        this.files.delete(path);
        break;
      case 'sync-directory':
        this.directories.delete(path);
        break;
      case 'unlink':
        this.files.delete(path);
        this.directories.add(parentOf(path));
        break;
      case 'rename':
        this.directories.add(parentOf(from));
        this.directories.add(parentOf(path));
        this.files.delete(path);
        if (this.files.delete(from)) this.files.add(path);
        break;
      case 'create':
      case 'mkdir':
      case 'link':
        this.directories.add(parentOf(path));
        break;
      default:
    }
  }
}

/**
 * How a share answers when it is asked to flush. Where there is no flush it says so: NOT_SUPPORTED for files, for
 * directories ACCESS_DENIED, which is what FlushFileBuffers says of a handle that cannot write; of a file opened only to
 * be read it says that always.
 */
export function flushLayer(rules: () => FlushRules, unflushed: Unflushed): ShareLayer {
  return async (call, next) => {
    if (call.operation === 'sync' && !openFileOf(call).mayWrite) {
      throw win32Error('ACCESS_DENIED', call);
    }
    const { flush, directoryFlush } = rules();
    if (call.operation === 'sync') {
      if (flush === 'none') throw win32Error('NOT_SUPPORTED', call);
      if (flush === 'ignored') return undefined;
    }
    if (call.operation === 'sync-directory') {
      if (directoryFlush === 'none') throw win32Error('ACCESS_DENIED', call);
      if (directoryFlush === 'ignored') return undefined;
    }
    const answer = await next(call);
    unflushed.follow(call);
    return answer;
  };
}
