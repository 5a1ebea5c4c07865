/** As of ECMAScript 2024. */
interface Transferable extends ArrayBuffer {
  transfer(newLength: number): ArrayBuffer;
}

/**
 * Gives the memory of `bytes` back at once; they are empty then. The garbage collector would do it too, long after: to
 * it a chunk of 1 MiB is a small object.
 */
export function releaseBytes({ buffer }: ArrayBufferView): void {
  (buffer as Transferable).transfer(0);
}
