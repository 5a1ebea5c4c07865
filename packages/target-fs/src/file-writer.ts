import type { DirectIo } from './direct-io.js';
import type { Directory } from './directory.js';
import { copyInto, lengthOf, slice, type Parts } from './parts.js';
import type { TargetFileHandle } from './target-file-system.js';
import { writeAll } from './write-all.js';

const nothing: Uint8Array = new Uint8Array(0);

/**
 * Writes a file, the bulk of it around the page cache where the target can. That takes whole blocks: of long writes that
 * follow each other, the bytes at the end that fill no block are kept for the next one. All else goes through the cache,
 * as everything does where there is no direct I/O; no block is written in both ways at once.
 */
export class FileWriter {
  readonly #directory: Directory;
  readonly #path: string;
  readonly #handle: TargetFileHandle;
  #directHandle: Promise<TargetFileHandle | undefined> | undefined;
  /** Where the write before ends. */
  #end = 0;
  /** The last bytes before the end: accepted, and not written yet. They begin a block. */
  #kept: Uint8Array = nothing;
  /** What writes behind the last one elsewhere wait for, as it does. */
  #before: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<Promise<void>>();
  /** Those with bytes that were accepted before. */
  readonly #carrying = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(directory: Directory, path: string, handle: TargetFileHandle) {
    this.#directory = directory;
    this.#path = path;
    this.#handle = handle;
  }

  /**
   * Writes all parts, one behind the other; they must not change meanwhile. Resolves when they are written, but for fewer
   * bytes than a block, which {@link settle} writes if no write that follows does.
   */
  async write(offset: number, parts: Parts): Promise<void> {
    if (offset !== this.#end) {
      // What was accepted before must not be written over what comes now.
      this.#before = this.settle();
      this.#end = offset + lengthOf(parts);
      return await this.#watch(this.#writePlainly(this.#before, offset, parts));
    }
    const kept = this.#kept;
    this.#kept = nothing;
    const work = this.#append(offset - kept.length, kept.length > 0 ? [kept, ...parts] : parts);
    await (kept.length > 0 ? this.#carry(work) : this.#watch(work));
  }

  /** Writes what was kept. Then all that was accepted is written; rejects if that failed, or a write before did. */
  async settle(): Promise<void> {
    const kept = this.#kept;
    this.#kept = nothing;
    const rest = writeAll(this.#handle, this.#end - kept.length, [kept]);
    await Promise.all([...this.#carrying, this.#carry(rest)]);
    if (this.#failure) throw this.#failure.error;
  }

  /** Waits for all writes, those nobody has waited for too, and closes the file; rejects if one of them failed. */
  async finish(): Promise<void> {
    try {
      await Promise.all([this.settle(), ...this.#underWay]);
    } catch (error) {
      await this.close().catch(() => undefined);
      throw error;
    }
    await this.close();
  }

  /** Closes the file. What was kept is gone. */
  async close(): Promise<void> {
    await Promise.all([this.#closeDirect(), this.#directory.closeHandle(this.#handle)]);
  }

  async #append(at: number, parts: Parts): Promise<void> {
    const { direct } = this.#directory;
    // Of a later one it may be this write that it waits for.
    const before = this.#before;
    const length = lengthOf(parts);
    const end = (this.#end = at + length);
    if (!direct?.allowed || length < direct.from)
      return await this.#writePlainly(before, at, parts);
    const first = Math.ceil(at / direct.block) * direct.block;
    const last = Math.floor(end / direct.block) * direct.block;
    if (first >= last) return await this.#writePlainly(before, at, parts);
    this.#kept = new Uint8Array(end - last);
    copyInto(this.#kept, slice(parts, last - at));
    const handle = await (this.#directHandle ??= this.#openDirect(direct));
    await this.#writePlainly(before, at, slice(parts, 0, first - at));
    const blocks = slice(parts, first - at, last - at);
    const written = handle ? await this.#writeBlocks(direct, handle, first, blocks) : 0;
    await writeAll(this.#handle, first + written, slice(blocks, written));
  }

  async #writePlainly(before: Promise<void>, at: number, parts: Parts): Promise<void> {
    await before;
    await writeAll(this.#handle, at, parts);
  }

  /** Bytes written of whole blocks: all, unless the system refuses or takes fewer than it is given. */
  async #writeBlocks(
    direct: DirectIo,
    handle: TargetFileHandle,
    position: number,
    blocks: Parts,
  ): Promise<number> {
    const length = lengthOf(blocks);
    let done = 0;
    while (direct.allowed && done < length) {
      const piece = slice(blocks, done, done + direct.memory.pieceBytes);
      const written = await direct.write(handle, position + done, piece);
      done += written;
      if (written < lengthOf(piece)) break;
    }
    return done;
  }

  async #openDirect(direct: DirectIo): Promise<TargetFileHandle | undefined> {
    const handle = await direct.open(this.#directory, this.#path, this.#handle);
    if (handle) direct.memory.open();
    return handle;
  }

  async #closeDirect(): Promise<void> {
    const opening = this.#directHandle;
    this.#directHandle = undefined;
    const handle = await opening;
    if (!handle) return;
    try {
      await this.#directory.closeHandle(handle);
    } finally {
      this.#directory.direct?.memory.close();
    }
  }

  async #carry(work: Promise<void>): Promise<void> {
    const watched = this.#watch(work);
    this.#carrying.add(watched);
    try {
      await watched;
    } finally {
      this.#carrying.delete(watched);
    }
  }

  async #watch(work: Promise<void>): Promise<void> {
    this.#underWay.add(work);
    try {
      await work;
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    } finally {
      this.#underWay.delete(work);
    }
  }
}
