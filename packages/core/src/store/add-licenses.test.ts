import { beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { refusal } from '../fixtures/refusals.js';
import { license } from '../fixtures/sample-licenses.js';
import { testHost } from '../fixtures/test-host.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { memoryStore } from '../memory-store/memory-store.js';
import { LicenseStore } from './license-store.js';
import { noMerges } from './merge.js';
import type { StoreEngine } from './store-engine.js';
import type { LicenseSummary } from './stored-license.js';

const host = testHost();

/** The 32 digits of a license id. */
const shortIdOf = (id: string): string => toHex(hashLicenseId(id, host.hasher));
const payloadText = async (id: string): Promise<string> =>
  new TextDecoder().decode((await store.get(id)).payload);

let engine: StoreEngine;
let store: LicenseStore;

beforeEach(() => {
  engine = memoryStore({ random: host.random });
  store = new LicenseStore(engine, { host });
});

async function listed(classes?: readonly string[]): Promise<readonly LicenseSummary[]> {
  const all: LicenseSummary[] = [];
  for await (const lot of store.list(classes ? { classes } : {})) all.push(...lot);
  return all;
}

describe('add', () => {
  it('stores a license exactly as issued', async () => {
    const one = license('lcp:1', {
      payload: Uint8Array.of(0, 255, 1),
      label: 'one.lcpl',
      issued: 5,
    });
    expect(await store.add([one])).toEqual({ ...noMerges, added: 1 });
    const { hasher } = host;
    expect(await store.get('lcp:1')).toMatchObject({
      id: 'lcp:1',
      shortId: shortIdOf('lcp:1'),
      label: 'one.lcpl',
      issued: 5,
      payload: one.payload,
      payloadLength: 3,
      payloadDigest: toHex(hasher.sha256(one.payload)),
      state: 'live',
      sequence: 1,
    });
  });

  it('changes nothing for the same bytes', async () => {
    await store.add([license('a')]);
    expect(await store.add([license('a', { label: 'elsewhere' })])).toEqual({
      ...noMerges,
      unchanged: 1,
    });
    expect((await store.get('a')).sequence).toBe(1);
  });

  it('takes another description for the same bytes when told to', async () => {
    await store.add([license('a', { backup: 'unknown' })]);
    const again = license('a', { backup: 'granted', operator: true });
    expect(await store.add([again], { redescribe: true })).toEqual({ ...noMerges, updated: 1 });
    expect((await store.get('a')).policyClass).toMatchObject({ backup: 'granted', operator: true });
  });

  it('takes another description for those it is told to, and for no other', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    await store.add(ids.map((id) => license(id, { backup: 'unknown' })));
    const again = ids.map((id) => license(id, { backup: 'granted' }));
    const redescribe = ({ id }: { readonly id: string }): boolean => id === 'b' || id === 'c';
    expect(await store.add(again, { redescribe })).toEqual({
      ...noMerges,
      updated: 2,
      unchanged: 2,
    });
    const said = await Promise.all(ids.map(async (id) => (await store.get(id)).policyClass.backup));
    expect(said).toEqual(['unknown', 'granted', 'granted', 'unknown']);
  });

  it('lets the license issued later win', async () => {
    await store.add([license('a', { payload: 'new', issued: 2 })]);
    expect(await store.add([license('a', { payload: 'old', issued: 1 })])).toEqual({
      ...noMerges,
      kept: 1,
    });
    expect(await payloadText('a')).toBe('new');
    expect(await store.add([license('a', { payload: 'newer', issued: 3 })])).toMatchObject({
      updated: 1,
    });
    expect(await payloadText('a')).toBe('newer');
  });

  it('lets the license that comes last win where no date decides', async () => {
    await store.add([license('a', { payload: '1' }), license('a', { payload: '2' })]);
    expect(await payloadText('a')).toBe('2');
  });

  it('brings a deleted license back', async () => {
    await store.add([license('a', { payload: '1' })]);
    await store.remove([shortIdOf('a')]);
    expect(await store.add([license('a', { payload: '2' })])).toEqual({ ...noMerges, revived: 1 });
    expect(await payloadText('a')).toBe('2');
  });

  it('never brings a revoked license back', async () => {
    await store.add([license('a')]);
    await store.revoke([shortIdOf('a')]);
    expect(await store.add([license('a', { payload: 'newer', issued: 99 })])).toEqual({
      ...noMerges,
      revoked: 1,
    });
    expect((await refusal(() => store.get('a'))).code).toBe('license-not-found');
  });

  it('stores all or nothing', async () => {
    const bad = license('', {});
    await refusal(() => store.add([license('a'), bad]));
    expect(await listed()).toEqual([]);
  });

  it('puts more than one lot into one change', async () => {
    const large = new Uint8Array(700_000);
    const three = ['a', 'b', 'c'].map((id) => license(id, { payload: large }));
    expect(await store.add(three)).toMatchObject({ added: 3 });
    expect(await listed()).toHaveLength(3);
  });

  it('does not begin when it is cancelled', async () => {
    const error = await refusal(() => store.add([license('a')], { signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
  });

  it('stores nothing when it is cancelled in the middle', async () => {
    const controller = new AbortController();
    function* licenses() {
      yield license('a', { payload: new Uint8Array(1_100_000) });
      controller.abort();
      yield license('b');
    }
    const error = await refusal(() => store.add(licenses(), { signal: controller.signal }));
    expect(error.code).toBe('cancelled');
    expect(await listed()).toEqual([]);
  });
});
