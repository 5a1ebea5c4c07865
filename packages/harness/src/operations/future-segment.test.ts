import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { contentOf, resealed } from './fixtures/reseal.js';
import { backUp, failureOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const manifest = 'manifest-0000000001.json';
const trailerLength = 64;

/** A set of one segment that was changed by somebody who knows how: root, name and manifest fit again. */
async function changedByExpert(change: (segment: Uint8Array, tableAt: number) => void) {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  await backUp(await storeWith(host, syntheticLicenses(1, 2)), place.target);
  const [name = ''] = await place.names(/\.seg$/);
  const segment = Buffer.from(await place.read(name));
  const trailerAt = segment.length - trailerLength;
  const tableAt = Number(segment.readBigUInt64LE(trailerAt + 8));
  change(segment, tableAt);
  const root = createHash('sha256')
    .update('wmdrm segment v1\0')
    .update(segment.subarray(0, 32))
    .update(segment.subarray(tableAt, trailerAt))
    .digest();
  root.copy(segment, trailerAt + 32);
  const hex = root.toString('hex');
  await place.target.makeDirectory(`segments/${hex.slice(0, 2)}`);
  await place.write(`segments/${hex.slice(0, 2)}/${hex}-0000000001.seg`, segment);
  const [entry] = contentOf(await place.read(manifest))['segments'] as object[];
  const edited = resealed(await place.read(manifest), (content) => ({
    ...content,
    segments: [{ ...entry, root: hex }],
  }));
  await place.write(manifest, edited);
  return { place, host };
}

describe('a segment whose root fits', () => {
  test('is read if nothing in it is new', async () => {
    const { place, host } = await changedByExpert(() => undefined);
    expect((await verify(place.target, host)).outcome).toBe('good');
  });

  test.each([
    ['of version 2', (segment: Uint8Array) => segment.fill(2, 4, 5)],
    ['of a kind not known', (segment: Uint8Array) => segment.fill(9, 6, 7)],
    [
      'with a codec not known',
      (segment: Uint8Array, at: number) => segment.fill(2, at + 20, at + 21),
    ],
  ])('%s is unsupported, not damaged', async (_, change) => {
    const { place, host } = await changedByExpert(change);
    for (const read of [verify(place.target, host), restored(place.target, host)]) {
      expect((await failureOf(read)).code).toBe('unsupported');
    }
  });

  test('but whose chunks do not lie where they must is damaged', async () => {
    const { place, host } = await changedByExpert((segment, at) => segment.fill(33, at, at + 1));
    expect((await verify(place.target, host)).outcome).toBe('damaged');
    expect((await failureOf(restored(place.target, host))).code).toBe('damaged');
  });
});
