import { LicenseStore, type License } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import type { StepResult } from '../child/step.ts';
import type { LicenseMix } from '../data/license-mix.ts';
import { syntheticLicense } from '../data/synthetic-licenses.ts';

/** Issues every nth license of a store anew, all over the store. */
export async function changeStore(options: {
  readonly store: string;
  readonly mix: LicenseMix;
  readonly everyNth: number;
  /** Another one each time, from 1 on. */
  readonly edition: number;
}): Promise<StepResult> {
  const { mix, everyNth, edition } = options;
  const host = nodeHost();
  const store = new LicenseStore(sqliteStore({ file: options.store, host }), { host });
  function* reissued(): Generator<License, void> {
    for (let index = 0; index < mix.licenses; index += everyNth) {
      // The id an XMR license gets here holds the digest of its bytes; an issuer's own would stay.
      const { id } = syntheticLicense(mix, index, host.hasher);
      yield { ...syntheticLicense(mix, index, host.hasher, edition), id };
    }
  }
  try {
    const { updated, added } = await store.add(reissued());
    if (added > 0) throw new Error(`${added} licenses are new instead of changed.`);
    return { licenses: updated, bytes: 0 };
  } finally {
    await store.close();
  }
}
