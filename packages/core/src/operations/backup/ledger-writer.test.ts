import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../backup-set/manifest.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { failure } from '../../fixtures/memory-target.js';
import { license } from '../../fixtures/sample-licenses.js';
import {
  backUp,
  outcomeOf,
  tampered,
  workshop,
  type Workshop,
} from '../../fixtures/sample-runs.js';
import { seed } from '../../fixtures/seed.js';
import { concatBytes } from '../../record/records.js';
import { LicenseStore } from '../../store/license-store.js';
import type { RecordChunk, StoreEngine, StoreSnapshot } from '../../store/store-engine.js';

const readers = 3;
/** Segments of a few licenses each, so that there are many ranges. */
const tuning = { chunkBytes: 300, segmentBytes: 500, readers };

/** A store whose licenses are restricted where `mix` says so, in order of position. */
function shopOf(mix: readonly boolean[]): Promise<Workshop> {
  return workshop(
    mix.map((denied, at) => license(`license-${at}`, denied ? { backup: 'denied' } : {})),
  );
}

/**
 * The store, which gives headers along with records where they are asked for, unless `along` is false; tells where headers
 * alone are read.
 */
function givingHeaders(
  { engine, host }: Workshop,
  onAlone: (from: number) => void = () => undefined,
  along = true,
): LicenseStore {
  const wrap = (snapshot: StoreSnapshot): StoreSnapshot =>
    Object.assign(Object.create(snapshot) as StoreSnapshot, {
      async *read(...[range, options = {}]: Parameters<StoreSnapshot['read']>) {
        const { headersOf, ...others } = options;
        let { from } = range;
        if (options.headersOnly) onAlone(from);
        for await (const chunk of snapshot.read(range, others)) {
          if (!headersOf || !along) yield chunk;
          else yield { ...chunk, headers: await headersIn(from, chunk, headersOf) };
          from = chunk.last + 1;
        }
      },
    });
  const headersIn = async (
    from: number,
    { last }: RecordChunk,
    classes: readonly string[],
  ): Promise<Uint8Array> => {
    const snapshot = await engine.snapshot();
    const parts: Uint8Array[] = [];
    const read = { classes, headersOnly: true };
    for await (const { bytes } of snapshot.read({ from, to: last + 1 }, read)) parts.push(bytes);
    await snapshot.close();
    return concatBytes(parts);
  };
  const around = Object.assign(Object.create(engine) as StoreEngine, {
    snapshot: async (...asked: Parameters<StoreEngine['snapshot']>) =>
      wrap(await engine.snapshot(...asked)),
  });
  return new LicenseStore(around, { host });
}

/** Makes each call of the target wait for so many turns of the event loop, over and over. */
function slow({ target }: Workshop, turns: readonly number[]): void {
  target.before = async (_call, number) => {
    for (let left = turns[number % turns.length] ?? 0; left > 0; left -= 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
}

async function manifestOf({ target, host }: Workshop): Promise<Manifest> {
  return (await readManifest(target, 1, host.hasher))!.manifest;
}

const mixes = fc.array(fc.boolean(), { minLength: 1, maxLength: 120 });
const turns = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });

describe('the ledger of a backup', () => {
  it.each([true, false])(
    'is the same in whatever order ranges are copied; headers along: %s',
    async (along) => {
      await fc.assert(
        fc.asyncProperty(
          mixes,
          turns,
          fc.integer({ min: 200, max: 900 }),
          fc.integer({ min: 300, max: 2000 }),
          async (mix, slowly, chunkBytes, segmentBytes) => {
            const tuning = { chunkBytes, segmentBytes };
            const [one, several] = [await shopOf(mix), await shopOf(mix)];
            slow(several, slowly);
            const storeOf = (shop: Workshop): LicenseStore =>
              along ? givingHeaders(shop) : shop.store;
            await backUp({ store: storeOf(one), target: one.target }, { tuning });
            const report = await backUp(
              { store: storeOf(several), target: several.target },
              { tuning: { ...tuning, readers } },
            );
            const [expected, made] = [await manifestOf(one), await manifestOf(several)];
            expect(made.ledger).toEqual(expected.ledger);
            expect(made.segments).toEqual(expected.segments);
            const ids: string[] = [];
            for await (const some of report.restrictedLicenses())
              ids.push(...some.map(({ id }) => id));
            expect(ids).toEqual(mix.flatMap((denied, at) => (denied ? [`license-${at}`] : [])));
            expect(await outcomeOf(several)).toBe('good');
          },
        ),
        { seed, numRuns: 40 },
      );
    },
  );

  it('waits for a range that is copied after those behind it', async () => {
    const mix = Array.from({ length: 60 }, (_, at) => at % 2 === 0);
    const [plain, late] = [await shopOf(mix), await shopOf(mix)];
    const [expected, alone]: [number[], number[]] = [[], []];
    await backUp(
      { store: givingHeaders(plain, (from) => expected.push(from)), target: plain.target },
      { tuning },
    );
    let published = 0;
    let wake = (): void => undefined;
    const others = new Promise<void>((resolve) => (wake = resolve));
    late.target.before = async ({ operation, name }) => {
      if (operation === 'publish' && name.endsWith('.seg')) published += 1;
      if (published === 5) wake();
      if (operation === 'write' && name.endsWith('-0.tmp')) await others;
    };
    await backUp(
      { store: givingHeaders(late, (from) => alone.push(from)), target: late.target },
      { tuning },
    );
    expect((await manifestOf(late)).ledger).toEqual((await manifestOf(plain)).ledger);
    expect(alone).toEqual(expected);
  });

  it('is written while ranges are still copied', async () => {
    const shop = await shopOf(Array.from({ length: 60 }, (_, at) => at % 2 === 0));
    const published = (): number =>
      shop.target.calls.filter(
        ({ operation, name }) => operation === 'publish' && name.endsWith('.seg'),
      ).length;
    let before: number | undefined;
    const { segments } = await backUp(shop, {
      tuning,
      onEvent: ({ type }) => {
        if (type === 'restricted') before ??= published();
      },
    });
    expect(before).toBeLessThan(segments - readers);
  });

  it.each([true, false])(
    'has segments no longer than planned, which name the positions they hold; headers along: %s',
    async (along) => {
      const shop = await shopOf(Array.from({ length: 60 }, () => true));
      const store = givingHeaders(shop, undefined, along);
      await backUp({ store, target: shop.target }, { tuning });
      const { ledger } = await manifestOf(shop);
      expect(ledger.length).toBeGreaterThan(2);
      for (const { bytes } of ledger) expect(bytes).toBeLessThanOrEqual(tuning.segmentBytes);
      // Positions begin with 1.
      let end = 0;
      let next = 1;
      for (const { from, to, licenses } of ledger) {
        next += licenses;
        expect({ from, to }).toEqual({ from: end, to: next });
        end = to;
      }
    },
  );

  it('gives the memory of headers back that it has read alone', async () => {
    const shop = await shopOf(Array.from({ length: 30 }, (_, at) => at % 2 === 0));
    let [given, released] = [0, 0];
    const store = tampered(shop.store, (chunk, headersOnly) => {
      if (!headersOnly) return chunk;
      given += 1;
      return { ...chunk, release: () => (released += 1) };
    });
    await backUp({ store, target: shop.target }, { tuning });
    expect(given).toBeGreaterThan(3);
    expect(released).toBe(given);
  });

  it('ends at the next range when it is cancelled, though none has anything for it', async () => {
    const mix = Array.from({ length: 60 }, (_, at) => at === 59);
    const [plain, shop] = [await shopOf(mix), await shopOf(mix)];
    const { segments } = await backUp(plain, { tuning });
    const controller = new AbortController();
    let published = 0;
    let wake = (): void => undefined;
    const others = new Promise<void>((resolve) => (wake = resolve));
    // The first range comes last.
    shop.target.before = async ({ operation, name }) => {
      if (operation === 'write' && name.endsWith('-0.tmp')) await others;
      if (operation === 'publish' && name.endsWith('.seg')) published += 1;
      if (published === segments - 1) wake();
    };
    const alone: number[] = [];
    const read = (from: number): void => {
      alone.push(from);
      controller.abort();
    };
    const store = givingHeaders(shop, read, false);
    const { signal } = controller;
    const running = backUp({ store, target: shop.target }, { tuning, signal });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(alone).toEqual([0]);
  });

  it('ends at the next chunk when the lease could not be renewed', async () => {
    const shop = await shopOf(Array.from({ length: 60 }, () => true));
    let before: number | undefined;
    shop.target.before = ({ operation, name }) => {
      if (before !== undefined || operation !== 'publish' || !name.startsWith('segments/')) return;
      shop.host.clock.pass(30_001);
      before = shop.target.calls.length;
    };
    await expect(backUp(shop, { tuning })).rejects.toMatchObject({ code: 'lease-lost' });
    const begun = shop.target.calls
      .slice(before)
      .filter(({ operation, name }) => operation === 'create' && name.startsWith('segments/'));
    expect(begun.length).toBeLessThanOrEqual(1);
  });

  it.each(['write', 'flush', 'publish', 'create'] as const)(
    'leaves nothing half-made, whichever %s fails',
    async (failing) => {
      const mix = Array.from({ length: 40 }, (_, at) => at % 3 !== 0);
      for (let at = 1; ; at += 1) {
        const shop = await shopOf(mix);
        let calls = 0;
        shop.target.before = ({ operation, name }) => {
          if (operation !== failing || !name.startsWith('segments/')) return;
          calls += 1;
          if (calls === at) throw failure('target-full', name);
        };
        const running = backUp(
          { store: givingHeaders(shop), target: shop.target },
          {
            tuning,
          },
        );
        const ended = await running.then(
          () => 'backed up',
          ({ code }: { readonly code: string }) => code,
        );
        if (calls < at) {
          expect(ended).toBe('backed up');
          expect(at).toBeGreaterThan(5);
          return;
        }
        expect(ended).toBe('target-full');
        expect(shop.target.names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
        expect(shop.target.openHandles).toBe(0);
      }
    },
  );

  it('of an increment leaves nothing half-made either', async () => {
    for (let at = 1; ; at += 1) {
      const shop = await shopOf(Array.from({ length: 200 }, () => false));
      await backUp(shop, { tuning });
      const denied = Array.from({ length: 12 }, (_, number) =>
        license(`denied-${number}`, { backup: 'denied' }),
      );
      await shop.store.add([license('more'), ...denied]);
      let calls = 0;
      shop.target.before = ({ operation, name }) => {
        if (operation !== 'write' || !name.startsWith('segments/')) return;
        calls += 1;
        if (calls === at) throw failure('target-full', name);
      };
      const running = backUp(shop, { tuning, overwrite: true, incremental: true });
      const ended = await running.then(
        ({ deltas }) => deltas,
        ({ code }: { readonly code: string }) => code,
      );
      if (calls < at) {
        expect(ended).toBe(1);
        expect(at).toBeGreaterThan(4);
        return;
      }
      expect(ended).toBe('target-full');
      expect(shop.target.names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect(shop.target.openHandles).toBe(0);
    }
  });
});
