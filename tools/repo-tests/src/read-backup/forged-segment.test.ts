import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { setAtHand } from './set-at-hand.js';
import {
  digestHeaders,
  forgeSegment,
  sealFirstHeader,
  type ForgedChunk,
} from './forged-segment.js';
import { generations } from './made-set.js';
import { damageIn } from './python-reader.js';
import { manifestName } from './reseal.js';

const set = setAtHand(4);

const headerLength = ({ body }: ForgedChunk): number => body.readUInt32LE(8);
const firstPayload = ({ body }: ForgedChunk): Buffer =>
  body.subarray(body.readUInt32LE(8), body.readUInt32LE(12));

/** Makes all checksums of headers fit again. */
function mend(chunk: ForgedChunk): void {
  sealFirstHeader(chunk.body);
  digestHeaders(chunk);
}

test('a segment that is made again as it was is good', async () => {
  forgeSegment(set.directory, manifestName(generations), mend);
  expect((await set.read('verify')).exitCode).toBe(0);
});

const inRow = /a row of the chunk table is impossible$/;
const inChunk = /a chunk does not fit its CRC-32, header digest or count$/;
const inPayload = /a payload does not fit CRC-32 and SHA-256: made-up:/;

/** What is wrong, so that nothing else can find it, and what the reader says of it. */
const changes: Readonly<Record<string, readonly [RegExp, (chunk: ForgedChunk) => unknown]>> = {
  'the SHA-256 of a payload': [
    inPayload,
    (chunk) => {
      firstPayload(chunk)[0]! ^= 1;
      chunk.body.writeUInt32LE(crc32(firstPayload(chunk)), 20);
      mend(chunk);
    },
  ],
  'the CRC-32 of a payload': [
    inPayload,
    (chunk) => {
      firstPayload(chunk)[0]! ^= 1;
      createHash('sha256').update(firstPayload(chunk)).digest().copy(chunk.body, 24);
      mend(chunk);
    },
  ],
  'the checksum of a header': [
    /a record header does not fit its checksum$/,
    (chunk) => {
      // The end of the last extension.
      chunk.body[headerLength(chunk) - 5]! ^= 1;
      digestHeaders(chunk);
    },
  ],
  'the digest of the headers': [inChunk, ({ row }) => (row[40]! ^= 1)],
  'the CRC-32 of the chunk': [inChunk, ({ row }) => row.writeUInt32LE(5, 24)],
  'the number of records': [
    inChunk,
    ({ row, nextRow }) => {
      row.writeUInt32LE(row.readUInt32LE(16) + 1, 16);
      nextRow.writeUInt32LE(nextRow.readUInt32LE(16) - 1, 16);
    },
  ],
  'the raw length': [inRow, ({ row }) => row.writeUInt32LE(5, 12)],
  'the zeros of a row': [inRow, ({ row }) => row.writeUInt32LE(5, 28)],
  'the offset of a body': [inRow, ({ row }) => row.writeUInt32LE(33, 0)],
  'the hash of a license id': [
    /the hash in a record header is not that of its license id$/,
    (chunk) => {
      chunk.body[60]! ^= 1;
      mend(chunk);
    },
  ],
  'the zeros of a header': [
    /a record is of the wrong kind$/,
    (chunk) => {
      chunk.body[18] = 1;
      mend(chunk);
    },
  ],
  'the flag of a record': [
    /a record is of the wrong kind$/,
    (chunk) => {
      chunk.body[6] = 1;
      mend(chunk);
    },
  ],
  'the first extension': [
    /a record extension is cut off or not in its place$/,
    (chunk) => {
      chunk.body[72] = 8;
      mend(chunk);
    },
  ],
  'the length of an extension': [
    /a record extension is cut off or not in its place$/,
    (chunk) => {
      chunk.body.writeUInt32LE(headerLength(chunk), 74);
      mend(chunk);
    },
  ],
};

test.each(Object.keys(changes))('a segment in which only %s is wrong is damaged', async (wrong) => {
  const [says, change] = changes[wrong]!;
  const name = forgeSegment(set.directory, manifestName(generations), change);
  const result = await set.read('verify');
  expect(result.exitCode).toBe(1);
  expect([...new Set(damageIn(result).map(({ file }) => file))]).toEqual([name]);
  for (const line of result.stderr.trimEnd().split('\n')) expect(line).toMatch(says);
});

test('a ledger record that does not say that its payload was left out is damaged', async () => {
  const clearFlag = (chunk: ForgedChunk): void => {
    chunk.body[6] = 0;
    mend(chunk);
  };
  const name = forgeSegment(set.directory, manifestName(generations), clearFlag, 'ledger');
  const result = await set.read('verify');
  expect([result.exitCode, damageIn(result)[0]?.file]).toEqual([1, name]);
});

test.each<[string, (chunk: ForgedChunk) => void]>([
  ['a codec', ({ row }) => row.writeUInt32LE(2, 20)],
  [
    'a record of version 2',
    (chunk) => {
      chunk.body[4] = 2;
      mend(chunk);
    },
  ],
  [
    'a verdict',
    (chunk) => {
      chunk.body[16] = 15;
      mend(chunk);
    },
  ],
])('%s it does not know is of a newer version: exit code 2', async (_, change) => {
  forgeSegment(set.directory, manifestName(generations), change);
  expect((await set.read('verify')).exitCode).toBe(2);
});
