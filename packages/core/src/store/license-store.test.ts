import { beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { refusal } from '../fixtures/refusals.js';
import { license, manyLicenses } from '../fixtures/sample-licenses.js';
import { tampered } from '../fixtures/sample-runs.js';
import { testHost } from '../fixtures/test-host.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { memoryStore } from '../memory-store/memory-store.js';
import { headerOffsets } from '../record/headers.js';
import { concatBytes } from '../record/records.js';
import { LicenseStore } from './license-store.js';
import type { RecordChunk, StoreEngine } from './store-engine.js';
import type { LicenseSummary } from './stored-license.js';

const host = testHost();
const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const keyIdBase64 = 'AAECAwQFBgcICQoLDA0ODw==';

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

describe('relabel', () => {
  it('gives licenses another label and changes nothing else', async () => {
    await store.add([license('lcp:1', { label: 'one.lcpl', issued: 5 }), license('lcp:2')]);
    const before = await store.get('lcp:1');
    expect(await store.relabel([before.shortId, shortIdOf('lcp:2')], 'A Song')).toBe(2);
    expect(await store.get('lcp:1')).toEqual({ ...before, label: 'A Song', sequence: 3 });
    expect(await store.get('lcp:2')).toMatchObject({ label: 'A Song', sequence: 4 });
  });

  it('changes nothing where the label is there already, or the license is not', async () => {
    await store.add([license('lcp:1', { label: 'A Song' }), license('lcp:2')]);
    await store.remove([shortIdOf('lcp:2')]);
    const all = ['lcp:1', 'lcp:2', 'lcp:3'].map(shortIdOf);
    expect(await store.relabel(all, 'A Song')).toBe(0);
    expect((await store.get('lcp:1')).sequence).toBe(1);
  });

  it('is all or nothing', async () => {
    await store.add([license('lcp:1')]);
    expect(await refusal(() => store.relabel([shortIdOf('lcp:1')], 'x'.repeat(256)))).toMatchObject(
      {
        code: 'invalid-argument',
      },
    );
    expect(await refusal(() => store.relabel(['12'], 'x'))).toMatchObject({
      code: 'invalid-argument',
    });
    expect(await store.get('lcp:1')).not.toHaveProperty('label');
  });
});

describe('get', () => {
  it('finds a license by any unique beginning of its short id', async () => {
    await store.add([license('a')]);
    const digits = shortIdOf('a');
    expect((await store.get(digits.slice(0, 1))).id).toBe('a');
    expect((await store.get(digits.slice(0, 7).toUpperCase())).id).toBe('a');
    expect((await store.get(digits)).id).toBe('a');
  });

  it('refuses a beginning that fits several', async () => {
    // Seventeen short ids cannot all begin with another hexadecimal digit.
    await store.add(manyLicenses(17));
    const firsts = (await listed()).map(({ shortId }) => shortId[0]!);
    const twice = firsts.find((digit, at) => firsts.indexOf(digit) !== at)!;
    expect((await refusal(() => store.get(twice))).code).toBe('license-ambiguous');
  });

  it('takes a license id before the beginning of a short id', async () => {
    await store.add([license('a')]);
    const digit = shortIdOf('a')[0]!;
    await store.add([license(digit)]);
    expect((await store.get(digit)).id).toBe(digit);
  });

  it.each(['', 'nobody', 'zz', 'f'.repeat(33)])('finds nothing for %j', async (id) => {
    await store.add([license('a')]);
    const error = await refusal(() => store.get(id));
    expect(error).toMatchObject({ code: 'license-not-found', details: { license: id } });
  });

  it('does not find what was removed', async () => {
    await store.add([license('a')]);
    await store.remove([shortIdOf('a')]);
    for (const id of ['a', shortIdOf('a')]) {
      expect((await refusal(() => store.get(id))).code).toBe('license-not-found');
    }
  });
});

describe('findByKeyId', () => {
  beforeEach(async () => {
    await store.add([
      license('a', { keyIds: [keyId] }),
      license('b'),
      license('c', { keyIds: [keyId] }),
    ]);
  });

  it.each([keyId, `{${keyId.toUpperCase()}}`, keyIdBase64, keyId.replaceAll('-', '')])(
    'finds all licenses that name %s',
    async (text) => {
      expect((await store.findByKeyId(text)).map(({ id }) => id)).toEqual(['a', 'c']);
    },
  );

  it('finds live licenses only', async () => {
    await store.remove([shortIdOf('a')]);
    expect((await store.findByKeyId(keyId)).map(({ id }) => id)).toEqual(['c']);
  });

  it('finds none for a key id nobody names', async () => {
    expect(await store.findByKeyId('00000000-0000-0000-0000-000000000000')).toEqual([]);
  });

  it('refuses what is no key id', async () => {
    expect((await refusal(() => store.findByKeyId('7'))).code).toBe('invalid-argument');
  });
});

describe('list', () => {
  it('shows live licenses in the order they came, without payloads', async () => {
    await store.add([license('a'), license('b'), license('c', { payload: 'three' })]);
    await store.remove([shortIdOf('b')]);
    const all = await listed();
    expect(all.map(({ id, payloadLength }) => [id, payloadLength])).toEqual([
      ['a', 1],
      ['c', 5],
    ]);
    expect(all[0]).not.toHaveProperty('payload');
  });

  it('shows only the classes asked for', async () => {
    await store.add([license('a'), license('b', { backup: 'denied' })]);
    expect((await listed(['lcp denied granted yes'])).map(({ id }) => id)).toEqual(['b']);
  });

  it('shows one state of the store', async () => {
    const lots = store.list();
    await store.add([license('a', { label: 'l'.repeat(200) })]);
    const first = await lots.next();
    await store.add([license('b')]);
    expect(first.value).toHaveLength(1);
    expect((await lots.next()).done).toBe(true);
  });

  it('stops when it is cancelled', async () => {
    await store.add([license('a')]);
    const lots = store.list({ signal: AbortSignal.abort() });
    expect((await refusal(() => lots.next())).code).toBe('cancelled');
  });
});

describe('an engine whose indexes rotted', () => {
  /** The store over an engine that finds license b whatever it is asked for. */
  async function misled(): Promise<LicenseStore> {
    await store.add([license('a', { keyIds: [keyId] }), license('b')]);
    const { engine } = store;
    const b = (await engine.findByHashPrefix(shortIdOf('b'), 1))[0]!;
    const around = Object.assign(Object.create(engine) as StoreEngine, {
      get: () => b,
      findByHashPrefix: () => [b],
      findByKeyId: () => [b],
    });
    return new LicenseStore(around, { host: store.host });
  }

  it.each<[string, (misled: LicenseStore) => Promise<unknown>]>([
    ['its id', (misled) => misled.get('a')],
    ['the beginning of its short id', (misled) => misled.get(shortIdOf('a').slice(0, 5))],
    ['its key id', (misled) => misled.findByKeyId(keyId)],
    ['its short id, to label it', (misled) => misled.relabel([shortIdOf('a')], 'other')],
  ])('gives no other license for one asked for by %s', async (_, ask) => {
    const misleading = await misled();
    const error = await refusal(() => ask(misleading));
    expect(error.code).toBe('store-corrupt');
    expect(error.message).toContain(shortIdOf('b'));
  });
});

describe('a list that is not what the store knows of', () => {
  it.each<[string, (chunk: RecordChunk) => RecordChunk | undefined, (readonly string[])?]>([
    ['lacks a license', () => undefined],
    ['lacks a license of a class', () => undefined, ['lcp granted granted yes']],
    [
      'has one twice and lacks another',
      ({ bytes, ...chunk }) => {
        const [first, second] = [...headerOffsets(bytes)];
        const record = bytes.slice(first, second);
        return { ...chunk, bytes: concatBytes([record, record]) };
      },
    ],
  ])('and %s ends with `store-corrupt`', async (_, change, classes) => {
    await store.add([license('a'), license('b')]);
    const rotten = tampered(store, change);
    const reading = async (): Promise<void> => {
      for await (const lot of rotten.list(classes ? { classes } : {})) void lot;
    };
    expect((await refusal(reading)).code).toBe('store-corrupt');
  });
});

describe('remove and revoke', () => {
  it('count the licenses they changed', async () => {
    await store.add([license('a'), license('b')]);
    const both = [shortIdOf('a'), shortIdOf('b')];
    expect(await store.remove([...both, shortIdOf('nobody')])).toBe(2);
    expect(await store.remove(both)).toBe(0);
    expect(await store.revoke(both)).toBe(2);
    expect(await store.remove(both)).toBe(0);
  });

  it.each(['', 'ab', 'x'.repeat(32), 'f'.repeat(33)])('refuse the short id %j', async (shortId) => {
    expect((await refusal(() => store.remove([shortId]))).code).toBe('invalid-argument');
  });
});

describe('clean', () => {
  it('drops the bytes of what is not live, and remembers id, sequence and state', async () => {
    await store.add([license('a'), license('b'), license('c')]);
    await store.remove([shortIdOf('a')]);
    await store.revoke([shortIdOf('b')]);
    const before = await engine.get(hashLicenseId('a', host.hasher));
    expect(await store.clean()).toBe(2);
    expect(await engine.get(hashLicenseId('a', host.hasher))).toEqual({
      ...before,
      record: new Uint8Array(0),
    });
    expect(await engine.get(hashLicenseId('b', host.hasher))).toMatchObject({
      state: 'revoked',
      sequence: 5,
    });
    expect(await payloadText('c')).toBe('c');
    expect(await store.clean()).toBe(0);
  });

  it('does not let a revoked license come back', async () => {
    await store.add([license('a')]);
    await store.revoke([shortIdOf('a')]);
    await store.clean();
    expect(await store.add([license('a', { issued: 99 })])).toMatchObject({ revoked: 1 });
  });
});

describe('change', () => {
  it('rolls back when the work fails, and lets the next change in', async () => {
    const work = store.change(async (transaction) => {
      await transaction.addLineage('mark');
      throw new Error('midway');
    });
    await expect(work).rejects.toThrow('midway');
    const snapshot = await store.snapshot();
    expect(await snapshot.hasLineage('mark')).toBe(false);
    await store.add([license('a')]);
  });
});

describe('close', () => {
  it('ends the use of the store, by `await using` too', async () => {
    {
      await using scoped = store;
      await scoped.add([license('a')]);
    }
    expect((await refusal(() => store.get('a'))).code).toBe('closed');
    await store.close();
  });
});
