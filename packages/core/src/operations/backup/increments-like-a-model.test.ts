import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { license } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { seed } from '../../fixtures/seed.js';
import type { License } from '../../license/license.js';
import { hashLicenseId } from '../../license/license-id-hash.js';
import { toHex } from '../../bytes/hex.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { defaultPolicy, strictPolicy } from '../../policy/backup-policy.js';
import { LicenseStore } from '../../store/license-store.js';
import { restoreLicenses } from '../restore/restore-licenses.js';
import { verifyBackup } from '../verify/verify-backup.js';
import { readLedger } from './read-ledger.js';

/** A license as the model knows it: what its payload says, and whether the issuer lets it be backed up. */
interface Kept {
  readonly payload: string;
  readonly denied: boolean;
}

type Step =
  | { readonly type: 'put'; readonly ids: readonly number[]; readonly denied: boolean }
  | { readonly type: 'remove' | 'revoke'; readonly ids: readonly number[] }
  | { readonly type: 'clean' }
  | { readonly type: 'policy' }
  | { readonly type: 'back up'; readonly full: boolean };

const ids = fc.uniqueArray(fc.nat(54), { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('put' as const), ids, denied: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('remove' as const), ids }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('revoke' as const), ids }) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: 'clean' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: 'policy' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('back up' as const),
      full: fc.nat(9).map((n) => n === 0),
    }),
  },
);

/** What a generation must give back. */
interface Expected {
  readonly licenses: Readonly<Record<string, string>>;
  readonly restricted: readonly string[];
}

/** Another policy, though it goes by the same name. */
const otherAnswers = { ...strictPolicy, name: defaultPolicy.name };

/** Says nothing of backups: `strictPolicy` leaves it out. */
const isSilent = (id: string): boolean => Number(id.slice('license '.length)) % 8 === 0;

function numbered(number: number, version: number, denied: boolean): License {
  const id = `license ${number}`;
  const backup = denied ? 'denied' : isSilent(id) ? 'not-expressed' : 'granted';
  return license(id, { payload: `${id} version ${version}`, backup });
}

class Trial {
  readonly kept: Map<string, Kept>;
  readonly revoked = new Set<string>();
  /** Only what a store has once had can be revoked in it. */
  readonly known: Set<string>;
  readonly expected = new Map<number, Expected>();
  /** Most deltas a generation had. */
  deltas = 0;
  compactions = 0;
  private version = 0;
  private strict = false;
  private readonly shop: Workshop;

  constructor(shop: Workshop, kept: Map<string, Kept>) {
    this.shop = shop;
    this.kept = kept;
    this.known = new Set(kept.keys());
  }

  async take(one: Step): Promise<void> {
    const { store } = this.shop;
    if (one.type === 'put') await this.put(one.ids, one.denied);
    else if (one.type === 'remove' || one.type === 'revoke') await this.drop(one.ids, one.type);
    else if (one.type === 'clean') await store.clean();
    else if (one.type === 'back up') await this.backUp(one.full);
    else this.strict = !this.strict;
  }

  private async put(numbers: readonly number[], denied: boolean): Promise<void> {
    this.version += 1;
    const licenses = numbers.map((number) => numbered(number, this.version, denied));
    await this.shop.store.add(licenses);
    for (const { id, payload } of licenses) {
      if (this.revoked.has(id)) continue;
      this.kept.set(id, { payload: new TextDecoder().decode(payload), denied });
      this.known.add(id);
    }
  }

  private async drop(numbers: readonly number[], how: 'remove' | 'revoke'): Promise<void> {
    const { store, host } = this.shop;
    const all = numbers.map((number) => `license ${number}`);
    await store[how](all.map((id) => toHex(hashLicenseId(id, host.hasher))));
    for (const id of all) {
      this.kept.delete(id);
      if (how === 'revoke' && this.known.has(id)) this.revoked.add(id);
    }
  }

  private async backUp(full: boolean): Promise<void> {
    const { strict, expected, kept } = this;
    const { generation, retained, deltas } = await backUp(this.shop, {
      overwrite: true,
      allowShrink: true,
      incremental: !full,
      policy: strict ? otherAnswers : defaultPolicy,
      retention: { keep: 4, keepWithinMs: 0 },
      tuning: { chunkBytes: 500, segmentBytes: 1200, mostDeltas: 3 },
    });
    this.deltas = Math.max(this.deltas, deltas);
    if (deltas === 0 && !full) this.compactions += 1;
    const movable = [...kept].filter(([id, { denied }]) => !denied && !(strict && isSilent(id)));
    expected.set(generation, {
      licenses: Object.fromEntries(movable.map(([id, { payload }]) => [id, payload]).sort()),
      restricted: [...kept.keys()].filter((id) => !movable.some(([one]) => one === id)).sort(),
    });
    for (const number of retained) {
      expect({ number, ...(await this.readBack(number)) }).toEqual({
        number,
        ...expected.get(number),
      });
    }
  }

  private async readBack(generation: number): Promise<Expected> {
    const { host, target } = this.shop;
    const { outcome } = await verifyBackup({ target, host, generation });
    expect(outcome).toBe('good');
    const store = new LicenseStore(memoryStore({ random: host.random }), { host });
    await restoreLicenses({ store, target, generation });
    const licenses: [string, string][] = [];
    for await (const lot of store.list()) {
      for (const { id } of lot)
        licenses.push([id, new TextDecoder().decode((await store.get(id)).payload)]);
    }
    const { manifest } = await readManifest(target, generation, host.hasher);
    const restricted: string[] = [];
    for await (const lot of readLedger(target, manifest, host))
      restricted.push(...lot.map(({ id }) => id));
    return { licenses: Object.fromEntries(licenses.sort()), restricted: restricted.sort() };
  }
}

async function start(): Promise<Trial> {
  // As large as can be told apart from changes of a few: a quarter of it is where deltas end.
  const licenses = Array.from({ length: 50 }, (_, at) => numbered(at, 0, false));
  const kept = licenses.map(
    ({ id }) => [id, { payload: `${id} version 0`, denied: false }] as const,
  );
  return new Trial(await workshop(licenses), new Map(kept));
}

describe('increments', () => {
  it('give back, in every retained generation, what a plain model says the store held then', async () => {
    let deltas = 0;
    let compactions = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const trial = await start();
        for (const one of steps) await trial.take(one);
        deltas = Math.max(deltas, trial.deltas);
        compactions += trial.compactions;
      }),
      { seed, numRuns: 60 },
    );
    // What was tried is what is meant: long chains, and full generations where one was not asked for.
    expect(deltas).toBe(3);
    expect(compactions).toBeGreaterThan(10);
  });
});
