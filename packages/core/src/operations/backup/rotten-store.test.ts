import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import {
  backUp,
  outcomeOf,
  tampered,
  workshop,
  type Workshop,
} from '../../fixtures/sample-runs.js';
import { withoutStacksAsync } from '../../fixtures/without-stacks.js';
import { hashLicenseId } from '../../license/license-id-hash.js';
import { viewOf } from '../../record/records.js';
import type { RecordChunk } from '../../store/store-engine.js';

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop([...manyLicenses(10), license('denied', { backup: 'denied' })]);
});

const named = (pattern: RegExp): readonly string[] =>
  shop.target.names.filter((name) => pattern.test(name));

describe('a store that is not what it was', () => {
  /** Backs up through a changed view; the old backup must stay. */
  async function refused(
    change: Parameters<typeof tampered>[1],
  ): Promise<ReturnType<typeof refusal>> {
    await backUp(shop);
    const before = named(/^manifest/);
    const store = tampered(shop.store, change);
    await shop.store.add([license('license-2', { payload: 'changed' })]);
    const error = await refusal(() => backUp({ store, target: shop.target }, { overwrite: true }));
    expect(named(/^manifest|\.tmp$/)).toEqual(before);
    expect(await outcomeOf(shop)).toBe('good');
    return error;
  }

  /** Flips the lowest bit of one byte of each chunk of licenses, or of restricted headers. */
  function flip(part: 'licenses' | 'ledger', byte: (bytes: Uint8Array) => number) {
    return (chunk: RecordChunk, headersOnly: boolean): RecordChunk => {
      if (headersOnly !== (part === 'ledger')) return chunk;
      const bytes = chunk.bytes.slice();
      bytes[byte(bytes)]! ^= 1;
      return { ...chunk, bytes };
    };
  }

  it('is not backed up with a rotten payload, and the license is named', async () => {
    const error = await refused(flip('licenses', (bytes) => bytes.length - 1));
    expect(error.code).toBe('store-corrupt');
    expect(error.details.license).toMatch(/^license-/);
    expect(error.message).toContain(error.details.label);
  });

  // The magic; the length of an extension, in a frame that is whole; a license the issuer denied, under another class.
  it.each([0, 74, 16])('is not backed up with byte %i of a record header changed', async (byte) => {
    expect((await refused(flip('licenses', () => byte))).code).toBe('store-corrupt');
  });

  it.each([0, 74])(
    'is not backed up with byte %i of a restricted record header changed',
    async (byte) => {
      expect((await refused(flip('ledger', () => byte))).code).toBe('store-corrupt');
    },
  );

  it.each([
    ['license', 'license-1', false],
    ['restricted license', 'denied', true],
  ])('is not backed up with any bit of the header of a %s flipped', async (_, id, restricted) => {
    await backUp(shop);
    const before = named(/^manifest/);
    const kept = new Set(shop.target.names);
    const record = (await shop.engine.get(hashLicenseId(id, shop.host.hasher)))!.record;
    const bits = viewOf(record).getUint32(8, true) * 8;
    let bit = 0;
    const store = tampered(shop.store, (chunk, headersOnly) => {
      if (headersOnly !== restricted || (!restricted && chunk.last > 3)) return chunk;
      const bytes = chunk.bytes.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      return { ...chunk, bytes };
    });
    const wrong: unknown[] = [];
    await withoutStacksAsync(async () => {
      for (; bit < bits; bit += 1) {
        const run = (): Promise<unknown> =>
          backUp({ store, target: shop.target }, { overwrite: true });
        const { code, details } = await refusal(run);
        if (code !== 'store-corrupt' || details.license !== id) wrong.push({ bit, code, details });
        // What hundreds of such runs leave would only make it slow.
        for (const name of shop.target.names) if (!kept.has(name)) shop.target.files.delete(name);
      }
    });
    expect(wrong).toEqual([]);
    expect(named(/^manifest|\.tmp$/)).toEqual(before);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('is not backed up when a license has vanished', async () => {
    expect((await refused(() => undefined)).code).toBe('store-corrupt');
  });

  it('is not backed up when it miscounts', async () => {
    expect((await refused((chunk) => ({ ...chunk, count: chunk.count + 1 }))).code).toBe(
      'store-corrupt',
    );
  });
});
