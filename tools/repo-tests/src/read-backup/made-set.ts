import {
  backupLicenses,
  LicenseStore,
  memoryStore,
  openTarget,
  type BackupTarget,
  type CompressionMode,
  type Host,
  type License,
  type RestrictedLicense,
  type Verdict,
} from '@wmdrm/core';
import { manualClock, seededRandom } from '@wmdrm/harness';
import { nodeHost } from '@wmdrm/node';
import { fsTarget } from '@wmdrm/target-fs';

/** A set of several generations, and what it was made from. */
export interface MadeSet {
  readonly directory: string;
  readonly target: BackupTarget;
  readonly host: Host;
  /** As it was when the newest generation was made. */
  readonly store: LicenseStore;
  /** What the newest generation left out. */
  readonly restricted: readonly RestrictedLicense[];
}

export const generations = 4;
const keyId = (number: number): string =>
  `03020100-0504-0706-0809-${number.toString(16).padStart(12, '0')}`;

/** License `number`: some have everything a record can hold, some next to nothing. */
function license(number: number, edition = 1): License {
  const verdicts: readonly Verdict[] = ['denied', 'conditional', 'unknown', 'sealed'];
  const backup = number % 9 === 0 ? verdicts[(number / 9) % 4]! : 'granted';
  const full = number % 3 === 0;
  return {
    id: `made-up:${number}`,
    format: full ? 'made-up' : 'lcp',
    payload: new TextEncoder().encode(
      `License ${number}, edition ${edition}. `.repeat(number % 11),
    ),
    ...(number % 4 === 0 ? {} : { label: `tab\t, \\ and “${number}” 十二.lic` }),
    ...(full ? { container: 'envelope', operatorEvidence: true } : {}),
    attachments: full
      ? [{ kind: 'revocation', type: 'made up', bytes: new Uint8Array(number).fill(7) }]
      : [],
    description: {
      backup: { verdict: backup, evidence: 'made up' },
      restore: { verdict: 'not-expressed', evidence: 'made up' },
      persistence: number % 31 === 0 ? 'no' : 'unknown',
      stateful: false,
      keyIds: Array.from({ length: number % 3 }, (_, at) => keyId(number * 10 + at)),
      ...(number % 2 === 0 ? {} : { issued: Date.UTC(1965, 0, number) + edition }),
      ...(full ? { notBefore: -1, notAfter: Number.MAX_SAFE_INTEGER } : {}),
      rights: [],
      unknownMustUnderstand: [],
    },
  };
}

const some = (from: number, to: number, edition?: number): readonly License[] =>
  Array.from({ length: to - from }, (_, at) => license(from + at, edition));

/**
 * Makes a set in a new directory; the same seed makes the same bytes. So many increments follow the full generations. With
 * zstd the second generation leaves what it writes as it is, the others compress all that gets smaller.
 */
export async function makeSet(
  directory: string,
  seed: number,
  increments = 0,
  compression: CompressionMode = 'none',
): Promise<MadeSet> {
  const clock = manualClock();
  const host: Host = {
    ...nodeHost(),
    clock,
    random: seededRandom(seed),
    process: {
      self: { hostId: 'a', bootId: 'b', pid: 1, processStart: 'c' },
      status: () => 'dead',
    },
  };
  const store = new LicenseStore(memoryStore({ random: host.random }), { host });
  const target = await openTarget(directory, [fsTarget()], { create: true });
  const restricted: RestrictedLicense[] = [];
  const backUp = async (generation: number, incremental: boolean): Promise<void> => {
    const { restrictedLicenses, deltas } = await backupLicenses({
      store,
      target,
      incremental,
      compression: generation === 2 ? 'none' : compression,
      overwrite: generation > 1,
      machine: 'made up \ud800',
      tuning: { segmentBytes: 4000, chunkBytes: 1500 },
    });
    if (incremental && deltas === 0) throw new Error(`Generation ${generation} is full.`);
    restricted.length = 0;
    for await (const lot of restrictedLicenses()) restricted.push(...lot);
    await clock.advance(60_000);
  };
  for (let generation = 1; generation <= generations; generation += 1) {
    await store.add(some(generation * 20, generation * 20 + 40, generation));
    if (generation === 3) await store.remove([(await store.get('made-up:50')).shortId]);
    await backUp(generation, false);
  }
  for (let generation = generations + 1; generation <= generations + increments; generation += 1) {
    // One more, two changed, one of them over and over; one that may be copied and one that may not are gone.
    const gone = [60 + generation, 9 * generation].map((number) => `made-up:${number}`);
    await store.add([60, 90 + generation, 200 + generation].map((at) => license(at, generation)));
    await store.remove(await Promise.all(gone.map(async (id) => (await store.get(id)).shortId)));
    await backUp(generation, true);
  }
  return { directory, target, host, store, restricted };
}
