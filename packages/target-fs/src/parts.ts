/** Bytes that lie one behind the other, in several pieces of memory. */
export type Parts = readonly Uint8Array[];

export function lengthOf(parts: Parts): number {
  return parts.reduce((length, part) => length + part.length, 0);
}

/** The bytes `from` to before `to`, without empty parts. Nothing is copied. */
export function slice(parts: Parts, from: number, to: number = Infinity): Uint8Array[] {
  const inside: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const [begin, end] = [Math.max(0, from - at), Math.min(part.length, to - at)];
    if (begin < end) inside.push(end - begin < part.length ? part.subarray(begin, end) : part);
    at += part.length;
  }
  return inside;
}

/** Copies all parts to the beginning of `memory`. */
export function copyInto(memory: Uint8Array, parts: Parts): void {
  let at = 0;
  for (const part of parts) {
    memory.set(part, at);
    at += part.length;
  }
}
