/** As of ECMAScript 2024. */
interface Transferable {
  transfer(newLength: number): ArrayBuffer;
}

/**
 * Gives the memory that `bytes` lie in back at once; whatever lies in it is empty then. The garbage collector would do it
 * too, long after: to it a chunk of 1 MiB is a small object. Throws a `TypeError` if the memory is shared with threads.
 */
export function releaseBytes({ buffer }: ArrayBufferView): void {
  (buffer as ArrayBufferLike & Transferable).transfer(0);
}
