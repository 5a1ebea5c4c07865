import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { refusal } from '../fixtures/refusals.js';
import { license, manyLicenses, record } from '../fixtures/sample-licenses.js';
import { tampered, workshop } from '../fixtures/sample-runs.js';
import { withExtension } from '../fixtures/read-records.js';
import { withoutStacksAsync } from '../fixtures/without-stacks.js';
import { viewOf } from '../record/records.js';
import { LicenseStore } from './license-store.js';
import type { StoredRecord, StoreEngine } from './store-engine.js';

const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const rotting = license('lcp:rotting', { label: 'r.lcpl', keyIds: [keyId], issued: 5 });
const stored = record('lcp:rotting', { label: 'r.lcpl', keyIds: [keyId], issued: 5 });
const headerLength = viewOf(stored).getUint32(8, true);

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** A store that finds the license with its record changed. */
async function storeThatFinds(change: (bytes: Uint8Array) => Uint8Array): Promise<LicenseStore> {
  const { engine, host } = await workshop([rotting, license('lcp:other')]);
  const rot = (found: StoredRecord): StoredRecord => ({ ...found, record: change(found.record) });
  const around = Object.assign(Object.create(engine) as StoreEngine, {
    get: async (hash: Uint8Array) => {
      const found = await engine.get(hash);
      return found && rot(found);
    },
    findByHashPrefix: async (digits: string, limit: number) =>
      (await engine.findByHashPrefix(digits, limit)).map(rot),
    findByKeyId: async (bytes: Uint8Array) => (await engine.findByKeyId(bytes)).map(rot),
  });
  return new LicenseStore(around, { host });
}

/** A store whose snapshots give the license, which is their first, with its header changed. */
async function storeThatLists(change: (bytes: Uint8Array) => Uint8Array): Promise<LicenseStore> {
  const { store } = await workshop([rotting, ...manyLicenses(3)]);
  return tampered(store, (chunk) => ({ ...chunk, bytes: change(chunk.bytes) }));
}

async function listed(store: LicenseStore): Promise<number> {
  let count = 0;
  for await (const lot of store.list()) count += lot.length;
  return count;
}

const shortId = toHex(stored.subarray(56, 72));

const ways: readonly (readonly [
  way: string,
  storeWith: typeof storeThatFinds,
  ask: (store: LicenseStore) => Promise<unknown>,
  where: string,
])[] = [
  ['get', storeThatFinds, (store) => store.get('lcp:rotting'), shortId],
  [
    'get by a short id',
    storeThatFinds,
    (store) => store.get(shortId.slice(0, 8)),
    `for ${shortId.slice(0, 8)}`,
  ],
  ['findByKeyId', storeThatFinds, (store) => store.findByKeyId(keyId), `for ${keyId}`],
  ['relabel', storeThatFinds, (store) => store.relabel([shortId], 'new'), `for ${shortId}`],
  ['list', storeThatLists, listed, 'before position 4'],
];

describe.each(ways)('%s', (_, storeWith, ask, where) => {
  it('gives what is sound', async () => {
    await expect(ask(await storeWith((bytes) => bytes))).resolves.toBeDefined();
  });

  it('refuses a license with any bit of its header flipped, and names it', async () => {
    let bit = 0;
    const store = await storeWith((bytes) => flipped(bytes, bit));
    const wrong: unknown[] = [];
    await withoutStacksAsync(async () => {
      for (; bit < headerLength * 8; bit += 1) {
        const { code, message, details } = await refusal(() => ask(store));
        const named = details.license === 'lcp:rotting' && message.includes(`r.lcpl (${shortId})`);
        if (code !== 'store-corrupt' || !named) wrong.push({ bit, code, message });
      }
    });
    expect(wrong).toEqual([]);
  });

  it('says where, or what was asked for, if the license cannot be told', async () => {
    const store = await storeWith((bytes) => bytes.slice().fill(255, 0, 100));
    const { code, message } = await refusal(() => ask(store));
    expect(code).toBe('store-corrupt');
    expect(message).toContain(where);
  });

  it('says that a newer version wrote what it does not know', async () => {
    const foreign = withExtension(stored, 0x8001, Uint8Array.of(1));
    const store = await storeWith(() =>
      storeWith === storeThatLists
        ? foreign.subarray(0, viewOf(foreign).getUint32(8, true))
        : foreign,
    );
    expect((await refusal(() => ask(store))).code).toBe('unsupported');
  });
});

describe('get', () => {
  it('names the license by its id, whatever its header says', async () => {
    const store = await storeThatFinds((bytes) => bytes.slice().fill(255, 0, 100));
    const { details } = await refusal(() => store.get('lcp:rotting'));
    expect(details).toEqual({ license: 'lcp:rotting', shortId });
  });

  it('refuses a license with any bit of its payload flipped', async () => {
    let bit = headerLength * 8;
    const store = await storeThatFinds((bytes) => flipped(bytes, bit));
    for (; bit < stored.length * 8; bit += 1) {
      const { code, details } = await refusal(() => store.get('lcp:rotting'));
      expect({ code, license: details.license }).toEqual({
        code: 'store-corrupt',
        license: 'lcp:rotting',
      });
    }
  });

  it('refuses a license whose record is gone', async () => {
    const store = await storeThatFinds(() => new Uint8Array(0));
    expect((await refusal(() => store.get('lcp:rotting'))).code).toBe('store-corrupt');
  });
});
