/** Cuts parts that lie one behind the other into pieces of `step` bytes; the last one may be shorter. Copies nothing. */
export function cutParts(
  parts: readonly Uint8Array[],
  step: number,
): readonly (readonly Uint8Array[])[] {
  const pieces: Uint8Array[][] = [];
  let room = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length;) {
      if (room === 0) {
        pieces.push([]);
        room = step;
      }
      const length = Math.min(room, part.length - at);
      pieces[pieces.length - 1]!.push(part.subarray(at, at + length));
      at += length;
      room -= length;
    }
  }
  return pieces;
}
