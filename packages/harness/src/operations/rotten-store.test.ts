import { frames, LicenseStore, viewOf, type RecordChunk } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { contentsOf, storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { interceptedEngine, type Interception } from './fixtures/intercepted-engine.js';
import { backUp, failureOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

/** Backs up a sound store, lets it change and rot, and tries to overwrite the backup. */
async function backUpRotten(rot: Interception) {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const licenses = [...syntheticLicenses(1, 10), syntheticLicense(11, { backup: 'denied' })];
  const sound = await storeWith(host, licenses);
  await backUp(sound, place.target);
  const { 'synthetic:11': _restricted, ...old } = await contentsOf(sound);
  await sound.add(syntheticLicenses(5, 8, { edition: 'second', issued: 1 }));
  const store = new LicenseStore(interceptedEngine(sound.engine, rot), { host });

  const error = await failureOf(backUp(store, place.target, { overwrite: true }));

  return {
    error,
    old,
    report: await verify(place.target, host),
    now: await restored(place.target, host),
  };
}

const edition = Buffer.from('license 7, second');

/** Flips a bit of the payload of license 7. */
function hitPayload(chunk: RecordChunk): RecordChunk {
  const at = Buffer.from(chunk.bytes).indexOf(edition);
  if (at < 0) return chunk;
  const bytes = chunk.bytes.slice();
  bytes[at + 9] = bytes[at + 9]! ^ 4;
  return { ...chunk, bytes };
}

/** Flips a bit of the label in the header of a license. */
function hitHeader(number: number) {
  return (chunk: RecordChunk): RecordChunk => {
    const at = Buffer.from(chunk.bytes).indexOf(`license ${number}.txt`);
    if (at < 0) return chunk;
    const bytes = chunk.bytes.slice();
    bytes[at] = bytes[at]! ^ 4;
    return { ...chunk, bytes };
  };
}

/** The chunk with license 7, without its first record. */
function dropRow(chunk: RecordChunk): RecordChunk | undefined {
  if (!Buffer.from(chunk.bytes).includes(edition)) return chunk;
  const [first] = frames(chunk.bytes, viewOf(chunk.bytes));
  const bytes = chunk.bytes.slice(first!.totalLength);
  return bytes.length === 0 ? undefined : { ...chunk, bytes, count: chunk.count - 1 };
}

/** The first record of the chunk with license 7 in place of the second one. */
function repeatRow(chunk: RecordChunk): RecordChunk {
  if (!Buffer.from(chunk.bytes).includes(edition) || chunk.count < 2) return chunk;
  const [first, second] = [...frames(chunk.bytes, viewOf(chunk.bytes))];
  const record = chunk.bytes.slice(0, first!.totalLength);
  const rest = chunk.bytes.slice(second!.offset + second!.totalLength);
  return { ...chunk, bytes: Buffer.concat([record, record, rest]) };
}

const cases: readonly (readonly [string, Interception])[] = [
  ['a flipped bit in a payload', { chunk: hitPayload }],
  ['a flipped bit in a header', { chunk: hitHeader(7) }],
  ['a flipped bit in the header of a restricted license', { chunk: hitHeader(11) }],
  ['a row that vanished', { chunk: dropRow }],
  ['a row that vanished, in an engine without a guard', { chunk: dropRow, guarded: false }],
  ['a row that took the place of another', { chunk: repeatRow }],
  ['a chunk with a wrong count', { chunk: (chunk) => ({ ...chunk, count: chunk.count + 1 }) }],
  [
    'bytes that are no records',
    { chunk: (chunk) => ({ ...chunk, bytes: new Uint8Array(chunk.bytes.length) }) },
  ],
  [
    'a record that is cut off',
    { chunk: (chunk) => ({ ...chunk, bytes: chunk.bytes.subarray(0, chunk.bytes.length - 1) }) },
  ],
  [
    'a restricted license that vanished',
    { chunk: (chunk, headersOnly) => (headersOnly ? undefined : chunk) },
  ],
];

describe.each(cases)('%s', (_, rot) => {
  test('ends the run with store-corrupt, and the old backup stays', async () => {
    const { error, old, report, now } = await backUpRotten(rot);
    expect(error.code).toBe('store-corrupt');
    expect(report).toMatchObject({ outcome: 'good', generation: 1 });
    expect(now).toEqual(old);
  });
});

test('the license whose payload rotted is named', async () => {
  const { error } = await backUpRotten({ chunk: hitPayload });
  expect(error.details).toMatchObject({ license: 'synthetic:7', label: 'license 7.txt' });
  expect(error.message).toContain('license 7.txt');
});

test.each([7, 11])('license %i, whose header rotted, is named as it was', async (number) => {
  const { error } = await backUpRotten({ chunk: hitHeader(number) });
  expect(error.details).toMatchObject({
    license: `synthetic:${number}`,
    label: `license ${number}.txt`,
  });
});

test('rot is found also where the range lies on the target already', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const sound = await storeWith(host, syntheticLicenses(1, 10, { edition: 'second' }));
  await backUp(sound, place.target);
  const store = new LicenseStore(interceptedEngine(sound.engine, { chunk: hitPayload }), { host });

  const error = await failureOf(backUp(store, place.target, { overwrite: true }));

  expect(error).toMatchObject({ code: 'store-corrupt', details: { license: 'synthetic:7' } });
});
