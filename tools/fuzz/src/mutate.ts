import { concatBytes } from '@wmdrm/core';
import type { SeededRandom } from '@wmdrm/harness';

/** What a mutation may use beside the bytes it changes. */
export interface MutationSource {
  readonly random: SeededRandom;
  /** Another input of the same reader, to take parts from. */
  readonly other: Uint8Array;
  /** Words the format is made of. */
  readonly dictionary: readonly Uint8Array[];
  /** Longest result. */
  readonly most: number;
}

type Mutation = (bytes: Uint8Array, source: MutationSource) => Uint8Array;

/** Bytes that mean something: ends of ranges, quotes, brackets, separators. */
const telling = [...'\0\t\n\r "\'&,-./:;<=>@[\\]_{}0159AZaz~'].map((char) => char.charCodeAt(0));
const edges = [0x01, 0x7f, 0x80, 0xc0, 0xe2, 0xf0, 0xfe, 0xff];
/** Numbers at which something changes its width, sign or precision. */
const numbers = [
  ...[
    0, 1, 2, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 4095, 4096, 0x7fff, 0x8000, 0xffff,
  ],
  ...[0x10000, 0xff_ffff, 0x100_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff],
];
const written = [
  ...['0', '-0', '-1', '1e9', '1e308', '1e309', '0.5', '9007199254740991', '9007199254740992'],
  ...['99999999999999999999', '2147483648', '4294967296', '18446744073709551616'],
].map((text) => new TextEncoder().encode(text));

const mutations: readonly Mutation[] = [
  /* one bit */ (bytes, { random }) =>
    changed(bytes, (copy, at) => (copy[at] = copy[at]! ^ (1 << random.below(8))), random),
  /* one byte */ (bytes, { random }) =>
    changed(
      bytes,
      (copy, at) => (copy[at] = random.pick(random.chance(0.5) ? telling : edges)),
      random,
    ),
  /* a little more or less */ (bytes, { random }) =>
    changed(bytes, (copy, at) => (copy[at] = copy[at]! + random.below(9) - 4), random),
  /* a number of two or four bytes */ (bytes, { random }) => {
    const copy = bytes.slice();
    const width = random.pick([2, 4]);
    if (copy.length < width) return copy;
    const view = new DataView(copy.buffer);
    const at = random.below(copy.length - width + 1);
    const little = random.chance(0.5);
    if (width === 2) view.setUint16(at, random.pick(numbers) & 0xffff, little);
    else view.setUint32(at, random.pick(numbers), little);
    return copy;
  },
  /* a part less */ (bytes, { random }) => {
    const [from, to] = range(bytes, random);
    return concatBytes([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  /* the end less */ (bytes, { random }) => bytes.slice(0, random.below(bytes.length + 1)),
  /* a part twice */ (bytes, { random }) => {
    const [from, to] = range(bytes, random);
    return concatBytes([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  /* a part over and over */ (bytes, { random, most }) => {
    const [from, to] = range(bytes, random);
    const length = Math.max(1, to - from);
    const times = random.below(Math.min(400, Math.floor(most / length)) + 1);
    const part = bytes.subarray(from, to);
    const parts = Array.from({ length: times }, () => part);
    return concatBytes([bytes.subarray(0, from), ...parts, bytes.subarray(to)]);
  },
  /* a part somewhere else */ (bytes, { random }) => {
    const copy = bytes.slice();
    const [from, to] = range(bytes, random);
    const at = random.below(bytes.length + 1);
    copy.set(bytes.subarray(from, Math.min(to, from + copy.length - at)), at);
    return copy;
  },
  /* random bytes between */ (bytes, { random }) =>
    inserted(bytes, random.bytes(1 + random.below(16)), random),
  /* a part of another input */ (bytes, { random, other }) => {
    const [from, to] = range(other, random);
    return inserted(bytes, other.subarray(from, to), random);
  },
  /* the beginning of one, the end of another */ (bytes, { random, other }) =>
    concatBytes([
      bytes.subarray(0, random.below(bytes.length + 1)),
      other.subarray(random.below(other.length + 1)),
    ]),
  /* a word of the format */ (bytes, { random, dictionary }) =>
    dictionary.length === 0 ? bytes.slice() : inserted(bytes, random.pick(dictionary), random),
  /* a word in the place of other bytes */ (bytes, { random, dictionary }) => {
    if (dictionary.length === 0) return bytes.slice();
    const word = random.pick(dictionary);
    const at = random.below(bytes.length + 1);
    return concatBytes([bytes.subarray(0, at), word, bytes.subarray(at + word.length)]);
  },
  /* another number where one is written in digits */ (bytes, { random }) => {
    const start = random.below(bytes.length + 1);
    const from = bytes.findIndex((byte, at) => at >= start && isDigit(byte));
    if (from < 0) return bytes.slice();
    let to = from;
    while (isDigit(bytes[to])) to++;
    return concatBytes([bytes.subarray(0, from), random.pick(written), bytes.subarray(to)]);
  },
];

/** A copy of `bytes` with one to four changes, at most `source.most` bytes long. */
export function mutate(bytes: Uint8Array, source: MutationSource): Uint8Array {
  const { random, most } = source;
  let result = bytes;
  // Half of all inputs have one change: with more, most are refused for the first of them.
  do result = random.pick(mutations)(result, source).subarray(0, most);
  while (random.chance(0.5));
  return result;
}

function changed(
  bytes: Uint8Array,
  change: (copy: Uint8Array, at: number) => unknown,
  random: SeededRandom,
): Uint8Array {
  const copy = bytes.slice();
  if (copy.length > 0) change(copy, random.below(copy.length));
  return copy;
}

function inserted(bytes: Uint8Array, part: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length + 1);
  return concatBytes([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

/** Ends of a part, mostly of a short one. */
function range(bytes: Uint8Array, random: SeededRandom): readonly [number, number] {
  const from = random.below(bytes.length + 1);
  const longest = random.chance(0.8) ? 32 : bytes.length;
  return [from, Math.min(bytes.length, from + random.below(longest + 1))];
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
