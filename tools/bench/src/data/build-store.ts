import { LicenseStore, type License } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { newSqliteStore } from '@wmdrm/store-sqlite';
import type { StepResult } from '../child/step.ts';
import type { LicenseMix } from './license-mix.ts';
import { manyLicenses } from './many-licenses.ts';
import { textLicense } from './text-license.ts';
import { syntheticLicenses } from './synthetic-licenses.ts';

export interface BuildStoreOptions {
  readonly file: string;
  readonly mix: LicenseMix;
  /** Leave out what may not be backed up. Default false. */
  readonly onlyPermitted?: boolean;
  /** Make the bytes of the first 10,000 licenses serve for all, which is faster. Default false. */
  readonly repeat?: boolean;
  /** Write what is in the licenses as text. Default false: their contents do not compress. */
  readonly asText?: boolean;
}

/** Creates a store file and fills it, in one change. */
export async function buildStore(options: BuildStoreOptions): Promise<StepResult> {
  const { file, mix, onlyPermitted = false, repeat = false, asText = false } = options;
  const host = nodeHost();
  const store = new LicenseStore(newSqliteStore({ file, host }), { host });
  let bytes = 0;
  function* licenses(): Generator<License, void> {
    for (const license of (repeat ? manyLicenses : syntheticLicenses)(mix, host.hasher)) {
      if (onlyPermitted && license.description.backup.verdict !== 'granted') continue;
      bytes += license.payload.length;
      yield asText ? textLicense(license) : license;
    }
  }
  try {
    const { added } = await store.add(licenses());
    return { licenses: added, bytes };
  } finally {
    await store.close();
  }
}
