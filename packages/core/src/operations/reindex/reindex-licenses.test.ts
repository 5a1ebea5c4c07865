import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { testHost } from '../../fixtures/test-host.js';
import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { LicenseFormat, ReadContext } from '../../formats/license-format.js';
import type { LicenseDescription } from '../../license/license-description.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { LicenseStore } from '../../store/license-store.js';
import type { StoreEngine, StoreSnapshot } from '../../store/store-engine.js';
import { reindexLicenses, type ReindexEvent, type ReindexOptions } from './reindex-licenses.js';

const host = testHost();
const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const xmrRights = { backup: 1, known: 3 };

/** A format that describes by `say`. */
function format(
  id: string,
  say: (payload: string, context: ReadContext) => LicenseDescription,
): LicenseFormat {
  return {
    id,
    name: id,
    extension: '.x',
    recognize: () => false,
    read: () => [],
    describe: (payload, context) => say(new TextDecoder().decode(payload), context),
  };
}

const lcp = format('lcp', () => license('', { backup: 'sealed', keyIds: [keyId] }).description);
/** Knows a verdict only by the operator's mask. */
const xmr = format(
  'xmr',
  (_payload, context) =>
    license('', { backup: context.xmrRights ? 'granted' : 'unknown', restore: 'unknown' })
      .description,
);

let engine: StoreEngine;
let store: LicenseStore;
let events: ReindexEvent[];

beforeEach(() => {
  engine = memoryStore({ random: host.random });
  store = new LicenseStore(engine, { host });
  events = [];
});

const reindex = (options: Partial<ReindexOptions> = {}) =>
  reindexLicenses({
    store,
    formats: [lcp],
    onEvent: (event) => void events.push(event),
    ...options,
  });

async function stateOf(): Promise<readonly unknown[]> {
  const lots = [];
  for await (const lot of store.list()) lots.push(...lot);
  return lots;
}

describe('reindexLicenses', () => {
  it('stores what the formats of today say, and nothing else', async () => {
    const one = license('lcp:1', { label: 'one', container: 'x', issued: 5, notAfter: 6 });
    await store.add([
      { ...one, attachments: [{ kind: 'revocation', type: 'A', bytes: host.random.bytes(3) }] },
    ]);
    const before = await store.get('lcp:1');
    const report = await reindex();
    expect(report).toEqual({
      dryRun: false,
      licenses: 1,
      updated: 1,
      unchanged: 0,
      unreadable: 0,
      unknownFormats: {},
      final: 0,
      before: { granted: 1 },
      after: { sealed: 1 },
    });
    const { issued: _issued, notAfter: _notAfter, ...rest } = before;
    expect(await store.get('lcp:1')).toEqual({
      ...rest,
      keyIds: [keyId],
      policyClass: { ...before.policyClass, backup: 'sealed' },
      sequence: 2,
    });
    expect((await store.findByKeyId(keyId)).map(({ id }) => id)).toEqual(['lcp:1']);
  });

  it('changes nothing that is described as before', async () => {
    await store.add([license('lcp:1', { backup: 'sealed', keyIds: [keyId] })]);
    expect(await reindex()).toMatchObject({ updated: 0, unchanged: 1, after: { sealed: 1 } });
    expect((await store.get('lcp:1')).sequence).toBe(1);
    expect(events.filter(({ type }) => type !== 'progress')).toEqual([]);
  });

  it('tells of each license whose verdict is another one', async () => {
    await store.add([license('lcp:1', { label: 'one' })]);
    await reindex();
    expect(events.filter(({ type }) => type !== 'progress')).toEqual([
      {
        type: 'redescribed',
        license: expect.objectContaining({ id: 'lcp:1', label: 'one' }) as unknown,
        from: 'granted',
        to: 'sealed',
      },
    ]);
  });

  it('tells how far it is', async () => {
    await store.add([license('lcp:1'), license('lcp:2')]);
    await reindex();
    const progress = events.filter(({ type }) => type === 'progress');
    expect(progress[0]).toMatchObject({ phase: 'reading', licensesDone: 0, licensesTotal: 2 });
    expect(progress.at(-1)).toMatchObject({ licensesDone: 2, licensesTotal: 2 });
  });

  it('in a dry run says the same and changes nothing', async () => {
    await store.add([license('lcp:1'), license('lcp:2', { backup: 'unknown' })]);
    const before = await stateOf();
    const report = await reindex({ dryRun: true });
    expect(report).toMatchObject({ dryRun: true, updated: 2, after: { sealed: 2 } });
    expect(await stateOf()).toEqual(before);
    expect(await reindex()).toEqual({ ...report, dryRun: false });
  });

  it("takes the operator's word for XMR licenses, and says that it did", async () => {
    await store.add([license('xmr:1', { format: 'xmr', backup: 'unknown', restore: 'unknown' })]);
    expect(await reindex({ formats: [xmr], xmrRights })).toMatchObject({
      before: { unknown: 1 },
      after: { granted: 1 },
    });
    expect((await store.get('xmr:1')).policyClass).toMatchObject({
      backup: 'granted',
      operator: true,
    });
  });

  it("takes the operator's word for sealed licenses, and takes it back", async () => {
    await store.add([license('lcp:1', { backup: 'sealed' })]);
    const backup = async (): Promise<unknown> => (await store.get('lcp:1')).policyClass;
    expect(await reindex({ sealedBackup: true })).toMatchObject({ after: { granted: 1 } });
    expect(await backup()).toMatchObject({ backup: 'granted', operator: true });
    expect(await reindex({ sealedBackup: false })).toMatchObject({ after: { sealed: 1 } });
    expect(await backup()).toMatchObject({ backup: 'sealed', operator: false });
  });

  it.each([
    ['sealed licenses', { xmrRights }],
    ['XMR licenses', { sealedBackup: true }],
  ])('lets an earlier word about %s stand where another is given', async (_of, said) => {
    await store.add([
      license('lcp:1', { format: 'lcp', keyIds: [keyId], operator: true }),
      license('xmr:1', { format: 'xmr', restore: 'unknown', operator: true }),
    ]);
    const after = { granted: 2 };
    expect(await reindex({ formats: [lcp, xmr], ...said })).toMatchObject({ after });
    for (const id of ['lcp:1', 'xmr:1'])
      expect((await store.get(id)).policyClass).toMatchObject({ operator: true });
  });

  it('lets an earlier word stand where none is given', async () => {
    await store.add([license('xmr:1', { format: 'xmr', restore: 'unknown', operator: true })]);
    expect(await reindex({ formats: [xmr] })).toMatchObject({
      unchanged: 1,
      after: { granted: 1 },
    });
  });

  it.each([{ backup: 'denied' }, { persistence: 'no' }] as const)(
    'never lets a license go that was stored with %j',
    async (rights) => {
      const generous = format('xmr', () => license('').description);
      await store.add([license('xmr:1', { format: 'xmr', ...rights })]);
      expect(await reindex({ formats: [generous], xmrRights })).toMatchObject({ final: 1 });
      expect((await store.get('xmr:1')).policyClass).toMatchObject(rights);
    },
  );

  it('leaves licenses of a format nobody reads', async () => {
    await store.add([license('own:1', { format: 'own' }), license('own:2', { format: 'own' })]);
    const before = await stateOf();
    expect(await reindex()).toMatchObject({
      licenses: 2,
      updated: 0,
      unknownFormats: { own: 2 },
      before: { granted: 2 },
      after: { granted: 2 },
    });
    expect(await stateOf()).toEqual(before);
  });

  it('leaves what its format refuses as it is, tells so and goes on', async () => {
    const picky = format('lcp', (payload) => {
      if (payload === 'lcp:2') throw new LicenseStoreError('malformed-license', 'Broken.');
      return license('', { backup: 'sealed' }).description;
    });
    await store.add([license('lcp:1'), license('lcp:2'), license('lcp:3')]);
    expect(await reindex({ formats: [picky] })).toMatchObject({
      licenses: 3,
      updated: 2,
      unreadable: 1,
      after: { granted: 1, sealed: 2 },
    });
    expect(events).toContainEqual({
      type: 'left',
      license: expect.objectContaining({ id: 'lcp:2' }) as unknown,
      error: expect.objectContaining({ code: 'malformed-license' }) as unknown,
    });
    expect((await store.get('lcp:2')).policyClass.backup).toBe('granted');
  });

  it('does not make a rotten license look whole', async () => {
    await store.add([license('lcp:1', { payload: 'payload' }), license('lcp:2')]);
    const rotten = rotting(engine, 'payload');
    expect(await reindex({ store: new LicenseStore(rotten, { host }) })).toMatchObject({
      unreadable: 1,
      updated: 1,
    });
    expect(events).toContainEqual({
      type: 'left',
      license: expect.objectContaining({ id: 'lcp:1' }) as unknown,
      error: expect.objectContaining({ code: 'store-corrupt' }) as unknown,
    });
  });

  it('ends where a header rotted, names the license, and has changed nothing', async () => {
    await store.add([license('lcp:1'), license('lcp:2', { label: 'rotting label' })]);
    const before = await stateOf();
    const rotten = rotting(engine, 'rotting label');
    await expect(reindex({ store: new LicenseStore(rotten, { host }) })).rejects.toMatchObject({
      code: 'store-corrupt',
      details: { license: 'lcp:2' },
    });
    expect(await stateOf()).toEqual(before);
  });

  it('leaves removed licenses alone', async () => {
    await store.add([license('lcp:1'), license('lcp:2')]);
    await store.remove([(await store.get('lcp:1')).shortId]);
    expect(await reindex()).toMatchObject({ licenses: 1 });
  });

  it('is all or nothing: a listener that throws undoes it', async () => {
    await store.add(manyLicenses(3000, 1000));
    const before = await stateOf();
    let seen = 0;
    const onEvent = (): void => {
      if (++seen === 2500) throw new Error('stop');
    };
    await expect(reindex({ onEvent })).rejects.toThrow('stop');
    expect(await stateOf()).toEqual(before);
  });

  it('is cancelled between two chunks, and has changed nothing', async () => {
    await store.add(manyLicenses(3000, 1000));
    const before = await stateOf();
    const controller = new AbortController();
    const onEvent = (): void => controller.abort();
    const cancelled = await refusal(() => reindex({ onEvent, signal: controller.signal }));
    expect(cancelled.code).toBe('cancelled');
    expect(await stateOf()).toEqual(before);
  });

  it('goes through more licenses than it holds at once', async () => {
    await store.add(manyLicenses(3000, 1000));
    expect(await reindex()).toMatchObject({
      licenses: 3000,
      updated: 3000,
      after: { sealed: 3000 },
    });
  });

  it('refuses a mask its format refuses', async () => {
    const strict = format('xmr', (_payload, context) => {
      if (context.xmrRights) throw new LicenseStoreError('invalid-argument', 'No mask.');
      return license('').description;
    });
    await store.add([license('xmr:1', { format: 'xmr' })]);
    const refused = await refusal(() => reindex({ formats: [strict], xmrRights }));
    expect(refused.code).toBe('invalid-argument');
  });
});

/** The engine, but that this text has a wrong byte wherever it is read. */
function rotting(inner: StoreEngine, payload: string): StoreEngine {
  const spoil = (bytes: Uint8Array): Uint8Array => {
    const at = Buffer.from(bytes).indexOf(payload);
    const copy = bytes.slice();
    if (at >= 0) copy[at] = 0;
    return copy;
  };
  const snapshot = async (): Promise<StoreSnapshot> => {
    const real = await inner.snapshot();
    return new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== 'read') return typeof value === 'function' ? value.bind(target) : value;
        return async function* (...given: Parameters<StoreSnapshot['read']>) {
          for await (const chunk of target.read(...given)) {
            yield { ...chunk, bytes: spoil(chunk.bytes) };
          }
        };
      },
    });
  };
  return new Proxy(inner, {
    get(target, name) {
      if (name === 'snapshot') return snapshot;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
