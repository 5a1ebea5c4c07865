import type { FileSystemStat, TargetFileHandle, TargetFileSystem } from '@wmdrm/target-fs';
import { constants } from 'node:fs';
import { seededRandom, type SeededRandom } from '../seeded/seeded-random.js';
import { CrashHandle, type HandleOwner, type OperationWork } from './crash-handle.js';
import { afterPowerLoss, afterProcessDeath, type CrashImage } from './crash-image.js';
import { CrashSignal } from './crash-signal.js';
import { errnoError } from './errno-error.js';
import type { FileOperation, OperationHook } from './file-operation.js';
import { entriesOf, find, freeSlot, isDirect, modeOf, slotOf, statOf } from './live-tree.js';
import { DirectoryNode, FileNode, filesBelow, type NameSlot, type Node } from './nodes.js';
import { PendingNames } from './pending-names.js';
import { flushWrites, survivingBytes } from './pending-writes.js';

export interface CrashFileSystemOptions {
  /** For what is torn or short. Default 1. */
  readonly seed?: number;
  /** Directories that are there, durably, from the start. Default none but the root. */
  readonly directories?: readonly string[];
  readonly onOperation?: OperationHook;
  /** `ignored`: flushes succeed and make nothing durable, like a disk that lies. Default `honest`. */
  readonly flush?: 'honest' | 'ignored';
}

/** What a file system that comes after a crash may be given anew; {@link CrashFileSystemOptions.flush} is kept. */
export type NextFileSystemOptions = Pick<CrashFileSystemOptions, 'onOperation' | 'flush' | 'seed'>;

/**
 * What offsets and lengths of direct writes are multiples of, else `EINVAL`; the block of the file system. So small that
 * what a test writes has whole ones.
 */
const directBlock = 64;

/** A file system in memory that can lose power. The README of this package says what it simulates and what not. */
export function createCrashFileSystem(options: CrashFileSystemOptions = {}): CrashFileSystem {
  const root = new DirectoryNode();
  for (const path of options.directories ?? []) addDirectories(root, path);
  return new CrashFileSystem({ root, names: new PendingNames() }, options);
}

/** See {@link createCrashFileSystem}. */
export class CrashFileSystem implements TargetFileSystem {
  readonly constants: NonNullable<TargetFileSystem['constants']> = constants;
  /** Resolves when it has crashed: from then on nothing happens any more. */
  readonly whenCrashed: Promise<void>;
  readonly #random: SeededRandom;
  readonly #options: CrashFileSystemOptions;
  readonly #operations: FileOperation[] = [];
  #image: CrashImage;
  #owner: HandleOwner;
  #crashed = false;
  #tellCrashed!: () => void;

  /** Not for callers: {@link createCrashFileSystem} makes the first, {@link crash} and {@link restart} the next. */
  constructor(image: CrashImage, options: CrashFileSystemOptions) {
    this.#image = image;
    this.#random = seededRandom(options.seed ?? 1);
    this.#options = options;
    this.#owner = this.#handleOwner();
    this.whenCrashed = new Promise((resolve) => (this.#tellCrashed = resolve));
  }

  /** All operations begun so far, in order; an operation's number in the hook is its index here. */
  get operations(): readonly FileOperation[] {
    return this.#operations;
  }

  get crashed(): boolean {
    return this.#crashed;
  }

  /**
   * Cuts the power, if it has not been cut yet, and gives what the disk may hold: everything flushed, and of the rest
   * what the seed decides. May be called again with other seeds for other images of the same moment.
   */
  crash(seed: number, options: NextFileSystemOptions = {}): CrashFileSystem {
    this.#die();
    return new CrashFileSystem(afterPowerLoss(this.#image, seededRandom(seed)), {
      ...this.#inherited(),
      seed,
      ...options,
    });
  }

  /**
   * Kills the program but not the machine: everything acknowledged is there for the next program, and what has not been
   * flushed can still be lost by a {@link crash} of the file system this returns.
   */
  restart(options: NextFileSystemOptions = {}): CrashFileSystem {
    this.#die();
    return new CrashFileSystem(afterProcessDeath(this.#image), {
      ...this.#inherited(),
      seed: this.#random.below(2 ** 32),
      ...options,
    });
  }

  /** A file system of its own in the same state, what is not flushed included; this one goes on. */
  copy(options: NextFileSystemOptions = {}): CrashFileSystem {
    return new CrashFileSystem(afterProcessDeath(this.#image), {
      ...this.#inherited(),
      seed: this.#options.seed ?? 1,
      ...options,
    });
  }

  /**
   * The server restarts, and its clients go on: what was not flushed is lost as after a {@link crash}, and whatever is
   * open can no longer be used (`ESTALE`).
   */
  forget(seed: number): void {
    this.#image = afterPowerLoss(this.#image, seededRandom(seed));
    this.#owner.stale = true;
    this.#owner = this.#handleOwner();
  }

  /** Path and bytes of every file a program sees now. Not an operation: the hook is not called, a crash no matter. */
  files(): ReadonlyMap<string, Uint8Array> {
    return filesBelow(this.#root, 'live');
  }

  /** Path and bytes of every file as the disk holds it for certain: what survives any power loss. */
  flushedFiles(): ReadonlyMap<string, Uint8Array> {
    return filesBelow(this.#root, 'durable');
  }

  async open(path: string, flags: string | number, _mode?: number): Promise<TargetFileHandle> {
    const creates = flags === 'wx';
    const whole = (): TargetFileHandle => {
      const mode = modeOf(flags, path);
      if (mode === 'create') this.#add(freeSlot(this.#root, path, 'open'), new FileNode());
      const node = find(this.#root, path, 'open');
      if (mode === 'write' && node.kind === 'directory') throw errnoError('EISDIR', 'open', path);
      return new CrashHandle(this.#owner, path, node, {
        writable: mode !== 'read',
        block: isDirect(flags) ? directBlock : 1,
      });
    };
    return await this.#perform({ kind: creates ? 'create' : 'open', path }, { whole });
  }

  async mkdir(path: string, _options: { readonly mode: number }): Promise<void> {
    const whole = (): void => this.#add(freeSlot(this.#root, path, 'mkdir'), new DirectoryNode());
    await this.#perform({ kind: 'mkdir', path }, { whole });
  }

  async readdir(path: string): Promise<readonly unknown[]> {
    const whole = (): readonly unknown[] => entriesOf(find(this.#root, path, 'readdir'), path);
    return await this.#perform({ kind: 'readdir', path }, { whole });
  }

  async rename(from: string, to: string): Promise<void> {
    const whole = (): void => {
      const node = find(this.#root, from, 'rename');
      if (node.kind === 'directory') throw errnoError('ENOTSUP', 'rename', from);
      const source = slotOf(this.#root, from, 'rename');
      const destination = slotOf(this.#root, to, 'rename');
      if (destination.directory.entries.get(destination.name)?.kind === 'directory') {
        throw errnoError('EISDIR', 'rename', to);
      }
      if (from === to) return;
      source.directory.entries.delete(source.name);
      destination.directory.entries.set(destination.name, node);
      this.#names.add({ node, from: source, to: destination });
    };
    await this.#perform({ kind: 'rename', path: from, to }, { whole });
  }

  async unlink(path: string): Promise<void> {
    const whole = (): void => {
      const node = find(this.#root, path, 'unlink');
      if (node.kind === 'directory') throw errnoError('EISDIR', 'unlink', path);
      const slot = slotOf(this.#root, path, 'unlink');
      slot.directory.entries.delete(slot.name);
      this.#names.add({ node, from: slot });
    };
    await this.#perform({ kind: 'unlink', path }, { whole });
  }

  async stat(path: string): Promise<FileSystemStat> {
    const whole = (): FileSystemStat => statOf(find(this.#root, path, 'stat'));
    return await this.#perform({ kind: 'stat', path }, { whole });
  }

  async lstat(path: string): Promise<FileSystemStat> {
    return await this.stat(path);
  }

  /** Always half full; says that it is ext4. */
  async statfs(path: string): ReturnType<NonNullable<TargetFileSystem['statfs']>> {
    const whole = (): Awaited<ReturnType<CrashFileSystem['statfs']>> => ({
      type: 0xef53,
      bsize: directBlock,
      blocks: 2 ** 32 / directBlock,
      bavail: 2 ** 31 / directBlock,
    });
    return await this.#perform({ kind: 'statfs', path }, { whole });
  }

  async #perform<T>(operation: FileOperation, work: OperationWork<T>): Promise<T> {
    this.#assertAlive();
    const index = this.#operations.push(operation) - 1;
    const fate = await Promise.race([
      this.#options.onOperation?.(index, operation),
      this.whenCrashed.then(() => undefined),
    ]);
    // Like a real file system: the answer never comes in the same turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#assertAlive();
    switch (fate?.do) {
      case undefined:
        return work.whole();
      case 'short':
        return (work.short ?? work.whole)();
      case 'fail':
        throw errnoError(fate.errno, operation.kind, operation.path);
      case 'lose-reply':
        unanswered(work.whole);
        throw errnoError(fate.errno, operation.kind, operation.path);
      case 'tear':
        work.torn?.();
        throw errnoError(fate.errno, operation.kind, operation.path);
      case 'crash-after':
        unanswered(work.whole);
        break;
      case 'crash-torn':
        work.torn?.();
        break;
      case 'crash-before':
    }
    this.#die();
    throw new CrashSignal();
  }

  #handleOwner(): HandleOwner {
    const honest = this.#options.flush !== 'ignored';
    return {
      stale: false,
      perform: (operation, work) => this.#perform(operation, work),
      below: (below) => this.#random.below(below),
      flushNames: (directory, part) => {
        const count = this.#names.all.length;
        const most = part === 'torn' ? this.#random.below(count + 1) : Infinity;
        if (honest) this.#names.flush(directory, most);
      },
      flushBytes: (file, part) => {
        if (!honest) return;
        if (part === 'torn') file.durable = survivingBytes(file, 0.5, this.#random);
        else flushWrites(file);
      },
    };
  }

  #add(slot: NameSlot, node: Node): void {
    slot.directory.entries.set(slot.name, node);
    this.#names.add({ node, to: slot });
  }

  get #root(): DirectoryNode {
    return this.#image.root;
  }

  get #names(): PendingNames {
    return this.#image.names;
  }

  #inherited(): CrashFileSystemOptions {
    return this.#options.flush === undefined ? {} : { flush: this.#options.flush };
  }

  #assertAlive(): void {
    if (this.#crashed) throw new CrashSignal();
  }

  #die(): void {
    this.#crashed = true;
    this.#tellCrashed();
  }
}

/** Does the work; nobody learns whether it failed. */
function unanswered(work: () => unknown): void {
  try {
    work();
  } catch {
    // The answer is lost, whatever it was.
  }
}

function addDirectories(root: DirectoryNode, path: string): void {
  let at = root;
  for (const name of path.split('/').filter((each) => each !== '')) {
    const child = at.entries.get(name) ?? new DirectoryNode();
    if (child.kind !== 'directory') throw new Error(`${path} leads through a file.`);
    at.entries.set(name, child);
    at.durable.set(name, child);
    at = child;
  }
}
