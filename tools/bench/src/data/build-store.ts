import { LicenseStore, type License } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import type { StepResult } from '../child/step.ts';
import type { LicenseMix } from './license-mix.ts';
import { syntheticLicenses } from './synthetic-licenses.ts';

/** Licenses per change: an import of many files. */
const lot = 20_000;

/** Creates a store file and fills it. */
export async function buildStore(options: {
  readonly file: string;
  readonly mix: LicenseMix;
}): Promise<StepResult> {
  const { file, mix } = options;
  const host = nodeHost();
  const store = new LicenseStore(sqliteStore({ file, create: 'if-missing', host }), { host });
  try {
    const licenses = syntheticLicenses(mix, host.hasher);
    let bytes = 0;
    function* nextLot(): Generator<License, void> {
      for (let taken = 0; taken < lot; taken += 1) {
        const { done, value } = licenses.next();
        if (done) return;
        bytes += value.payload.length;
        yield value;
      }
    }
    let added = 0;
    while (added < mix.licenses) added += (await store.add(nextLot())).added;
    return { licenses: added, bytes };
  } finally {
    await store.close();
  }
}
