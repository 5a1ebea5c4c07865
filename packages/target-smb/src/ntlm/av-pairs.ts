import { ByteReader } from '../wire/byte-reader.js';

/** Ids of AV pairs, [MS-NLMP] 2.2.2.1. */
export const avId = {
  end: 0,
  flags: 6,
  timestamp: 7,
  targetName: 9,
  channelBindings: 10,
} as const;

export interface AvPair {
  readonly id: number;
  readonly value: Buffer;
}

/** The pairs of a target info, without their terminator; refused where there is none. */
export function decodeAvPairs(bytes: Buffer): readonly AvPair[] {
  const reader = new ByteReader(bytes, 'target info');
  const pairs: AvPair[] = [];
  for (let at = 0; ;) {
    const id = reader.u16(at);
    const length = reader.u16(at + 2);
    if (id === avId.end) return pairs;
    pairs.push({ id, value: reader.slice(at + 4, length) });
    at += 4 + length;
  }
}

/** Pairs with their terminator. */
export function encodeAvPairs(pairs: readonly AvPair[]): Buffer {
  const encoded = [...pairs, { id: avId.end, value: Buffer.alloc(0) }].flatMap(({ id, value }) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    return [head, value];
  });
  return Buffer.concat(encoded);
}
