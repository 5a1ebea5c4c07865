import type { FileSystemStat, TargetFileHandle, TargetFileSystem } from '@wmdrm/target-fs';
import { seededRandom, type SeededRandom } from '../seeded/seeded-random.js';
import { acknowledgedImage, contentsOf, type LiveFs } from './acknowledged-image.js';
import { CrashHandle, type HandleOwner, type OperationWork } from './crash-handle.js';
import { afterPowerLoss, afterProcessDeath, type CrashImage } from './crash-image.js';
import { CrashSignal } from './crash-signal.js';
import { errnoError } from './errno-error.js';
import type { FileOperation, OperationHook } from './file-operation.js';
import { DirectoryNode, FileNode, nodeAt, slotAt, type Node } from './nodes.js';
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
export type NextFileSystemOptions = Pick<CrashFileSystemOptions, 'onOperation' | 'flush'>;

/** A file system in memory that can lose power. The README of this package says what it simulates and what not. */
export function createCrashFileSystem(options: CrashFileSystemOptions = {}): CrashFileSystem {
  const root = new DirectoryNode();
  for (const path of options.directories ?? []) addDirectories(root, path);
  const image: CrashImage = {
    root,
    names: new PendingNames(),
    contentOf: (file) => file.durable,
  };
  return new CrashFileSystem(image, options);
}

/** See {@link createCrashFileSystem}. */
export class CrashFileSystem implements TargetFileSystem {
  readonly constants: NonNullable<TargetFileSystem['constants']>;
  /** Resolves when it has crashed: from then on nothing happens any more. */
  readonly whenCrashed: Promise<void>;
  readonly #root: DirectoryNode;
  readonly #names: PendingNames;
  readonly #live: LiveFs;
  readonly #random: SeededRandom;
  readonly #options: CrashFileSystemOptions;
  readonly #operations: FileOperation[] = [];
  readonly #owner: HandleOwner;
  #crashed = false;
  #tellCrashed!: () => void;

  /** Not for callers: {@link createCrashFileSystem} makes the first, {@link crash} and {@link restart} the next. */
  constructor(image: CrashImage, options: CrashFileSystemOptions) {
    this.#root = image.root;
    this.#names = image.names;
    this.#live = acknowledgedImage(image);
    this.#random = seededRandom(options.seed ?? 1);
    this.#options = options;
    this.#owner = this.#handleOwner();
    this.constants = this.#live.constants;
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
    return new CrashFileSystem(afterPowerLoss(this.#image(), seededRandom(seed)), {
      ...this.#inherited(),
      ...options,
      seed,
    });
  }

  /**
   * Kills the program but not the machine: everything acknowledged is there for the next program, and what has not been
   * flushed can still be lost by a {@link crash} of the file system this returns.
   */
  restart(options: NextFileSystemOptions = {}): CrashFileSystem {
    this.#die();
    return new CrashFileSystem(afterProcessDeath(this.#image()), {
      ...this.#inherited(),
      ...options,
      seed: this.#random.below(2 ** 32),
    });
  }

  /** Path and bytes of every file a program sees now. Not an operation: the hook is not called, a crash no matter. */
  files(): ReadonlyMap<string, Uint8Array> {
    return new Map(
      [...contentsOf(this.#root, this.#live)].map(([, { path, bytes }]) => [path, bytes]),
    );
  }

  async open(path: string, flags: string | number, mode?: number): Promise<TargetFileHandle> {
    const creates = flags === 'wx';
    const whole = (): TargetFileHandle => {
      checkFlags(flags, this.#live, path);
      const fd = this.#live.openSync(path, flags, mode);
      if (creates) this.#addNode(path, new FileNode());
      return new CrashHandle(this.#owner, fd, path, this.#nodeAt(path));
    };
    return await this.#perform({ kind: creates ? 'create' : 'open', path }, { whole });
  }

  async mkdir(path: string, options: { readonly mode: number }): Promise<void> {
    const whole = (): void => {
      this.#live.mkdirSync(path, options);
      this.#addNode(path, new DirectoryNode());
    };
    await this.#perform({ kind: 'mkdir', path }, { whole });
  }

  async readdir(path: string): Promise<readonly unknown[]> {
    const whole = (): readonly unknown[] => this.#live.readdirSync(path, { withFileTypes: true });
    return await this.#perform({ kind: 'readdir', path }, { whole });
  }

  async rename(from: string, to: string): Promise<void> {
    const whole = (): void => {
      this.#refuseDirectories(from, to);
      this.#live.renameSync(from, to);
      if (from === to) return;
      const source = slotAt(this.#root, from);
      const destination = slotAt(this.#root, to);
      const node = this.#nodeAt(from);
      source.directory.entries.delete(source.name);
      destination.directory.entries.set(destination.name, node);
      this.#names.add({ node, from: source, to: destination });
    };
    await this.#perform({ kind: 'rename', path: from, to }, { whole });
  }

  async unlink(path: string): Promise<void> {
    const whole = (): void => {
      const node = nodeAt(this.#root, path);
      this.#live.unlinkSync(path);
      if (!node) return;
      const slot = slotAt(this.#root, path);
      slot.directory.entries.delete(slot.name);
      this.#names.add({ node, from: slot });
    };
    await this.#perform({ kind: 'unlink', path }, { whole });
  }

  async stat(path: string): Promise<FileSystemStat> {
    const whole = (): FileSystemStat => this.#live.statSync(path) as FileSystemStat;
    return await this.#perform({ kind: 'stat', path }, { whole });
  }

  async lstat(path: string): Promise<FileSystemStat> {
    return await this.stat(path);
  }

  /** Always half full. */
  async statfs(path: string): Promise<{ bsize: number; blocks: number; bavail: number }> {
    const whole = (): { bsize: number; blocks: number; bavail: number } => ({
      bsize: 4096,
      blocks: 2 ** 20,
      bavail: 2 ** 19,
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
      live: this.#live,
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

  #addNode(path: string, node: Node): void {
    const slot = slotAt(this.#root, path);
    slot.directory.entries.set(slot.name, node);
    this.#names.add({ node, to: slot });
  }

  #nodeAt(path: string): Node {
    const node = nodeAt(this.#root, path);
    if (!node) throw new Error(`The crash model lost track of ${path}.`);
    return node;
  }

  #refuseDirectories(from: string, to: string): void {
    if (nodeAt(this.#root, from)?.kind === 'directory') throw errnoError('ENOTSUP', 'rename', from);
    if (nodeAt(this.#root, to)?.kind === 'directory') throw errnoError('EISDIR', 'rename', to);
  }

  #image(): CrashImage {
    const contents = contentsOf(this.#root, this.#live);
    return {
      root: this.#root,
      names: this.#names,
      contentOf: (file) => contents.get(file)?.bytes ?? file.durable,
    };
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

/** The model knows no truncation, no appending, and no opening that may or may not create. */
function checkFlags(flags: string | number, { constants }: LiveFs, path: string): void {
  const { O_RDONLY, O_RDWR, O_NOFOLLOW, O_NONBLOCK, O_DIRECTORY } = constants;
  const known =
    typeof flags === 'string'
      ? ['r', 'r+', 'wx'].includes(flags)
      : (flags & ~(O_RDONLY | O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_DIRECTORY)) === 0;
  if (!known) throw errnoError('EINVAL', 'open', path);
}
