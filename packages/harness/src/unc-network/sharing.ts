import type { OpenFile, ShareCall, ShareLayer, ShareService } from './share-call.js';
import { isBelow } from './share-path.js';
import { win32Error } from './win32-errors.js';

/** What a program does with a file it has open, and what it lets others do meanwhile. */
export type FileUse = 'read' | 'write' | 'delete';

/** How another program holds a file; the two arguments of CreateFile. */
export interface Holding {
  /** Default reading. */
  readonly access?: readonly FileUse[];
  /** What others may do meanwhile. Default nothing: it is held exclusively. */
  readonly share?: readonly FileUse[];
}

interface Opening {
  readonly access: readonly FileUse[];
  readonly share: readonly FileUse[];
  /** Where the file is now. */
  key: string;
  path: string;
  /** Opened by another program, not through the network. */
  readonly held: boolean;
}

const everything: readonly FileUse[] = ['read', 'write', 'delete'];

/**
 * Who has which file open, and what a Windows server lets the others do meanwhile ([MS-FSA] 2.1.5.1.2.2, and the status
 * codes of FileRenameInformation in [MS-FSCC] 2.4.42):
 * - an opening must be compatible with every other in both directions, else SHARING_VIOLATION;
 * - to rename or remove a file is to open it for deletion;
 * - a file that is open is not replaced, whatever its openers share: ACCESS_DENIED;
 * - a file that is removed while it is open stays under its name until the last one closes it, and nobody can do
 *   anything with that name: ACCESS_DENIED;
 * - a directory is not renamed while a file below it is open: ACCESS_DENIED.
 *
 * Files opened through the network share everything, as Node opens them on Windows (libuv, `fs__open`). Openings belong
 * to a name: of the other hard links of the file they know nothing.
 */
export class SharingRules {
  readonly #keyOf: (path: string) => string;
  readonly #openings = new Map<unknown, Opening>();
  readonly #removed = new Set<string>();

  /** @param keyOf the same text for all spellings of one path. */
  constructor(keyOf: (path: string) => string) {
    this.#keyOf = keyOf;
  }

  readonly layer: ShareLayer = async (call, next) => {
    const key = this.#keyOf(call.path);
    switch (call.operation) {
      case 'create':
        this.#refuseRemoved(call);
        return this.#opened(call, await next(call), ['read', 'write']);
      case 'open': {
        const access: readonly FileUse[] = call.mayWrite ? ['read', 'write'] : ['read'];
        this.#check(call, { access, share: everything });
        return this.#opened(call, await next(call), access);
      }
      case 'stat':
        if (!call.file) this.#refuseRemoved(call);
        return await next(call);
      case 'mkdir':
      case 'link':
        this.#refuseRemoved(call);
        return await next(call);
      case 'unlink':
        this.#check(call, { access: ['delete'], share: everything });
        if (this.#of(key).length === 0) return await next(call);
        this.#removed.add(key);
        return undefined;
      case 'rename':
        return await this.#rename(call, next);
      case 'close': {
        const answer = await next(call);
        await this.end(call.file, next);
        return answer;
      }
      default:
        return await next(call);
    }
  };

  /** Opens a file as another program does, and remembers it under `token`. */
  hold(token: unknown, path: string, { access = ['read'], share = [] }: Holding): void {
    this.#check({ operation: 'open', path }, { access, share });
    this.#openings.set(token, { access, share, path, key: this.#keyOf(path), held: true });
  }

  /** Ends an opening, and with the last one the file, if it was removed meanwhile. */
  async end(token: unknown, service: ShareService): Promise<void> {
    const opening = this.#openings.get(token);
    if (!opening) return;
    this.#openings.delete(token);
    const { key, path } = opening;
    if (!this.#removed.has(key) || this.#of(key).length > 0) return;
    this.#removed.delete(key);
    await service({ operation: 'unlink', path });
  }

  /** Ends all openings of clients, as a server does when their connection breaks. */
  async endConnections(service: ShareService): Promise<void> {
    for (const [token, { held }] of [...this.#openings]) {
      if (!held) await this.end(token, service);
    }
  }

  async #rename(call: ShareCall, next: ShareService): Promise<unknown> {
    const { path, from = '' } = call;
    const [oldKey, newKey] = [this.#keyOf(from), this.#keyOf(path)];
    this.#check({ ...call, path: from }, { access: ['delete'], share: everything });
    const inTheWay = [...this.#openings.values()].some(
      ({ key }) => isBelow(key, oldKey) || (key === newKey && newKey !== oldKey),
    );
    if (inTheWay) throw win32Error('ACCESS_DENIED', call);
    const answer = await next(call);
    for (const opening of this.#of(oldKey)) Object.assign(opening, { key: newKey, path });
    return answer;
  }

  #check(
    call: Pick<ShareCall, 'operation' | 'path'>,
    wanted: Pick<Opening, 'access' | 'share'>,
  ): void {
    this.#refuseRemoved(call);
    for (const other of this.#of(this.#keyOf(call.path))) {
      const fits =
        wanted.access.every((use) => other.share.includes(use)) &&
        other.access.every((use) => wanted.share.includes(use));
      if (!fits) throw win32Error('SHARING_VIOLATION', call);
    }
  }

  #refuseRemoved(call: Pick<ShareCall, 'operation' | 'path'>): void {
    if (this.#removed.has(this.#keyOf(call.path))) throw win32Error('ACCESS_DENIED', call);
  }

  #opened(call: ShareCall, file: unknown, access: readonly FileUse[]): unknown {
    if (!(file as OpenFile).isDirectory) {
      const { path } = call;
      const key = this.#keyOf(path);
      this.#openings.set(file, { access, share: everything, path, key, held: false });
    }
    return file;
  }

  #of(key: string): readonly Opening[] {
    return [...this.#openings.values()].filter((opening) => opening.key === key);
  }
}
