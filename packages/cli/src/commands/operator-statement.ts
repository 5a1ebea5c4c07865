import {
  grantSealed,
  isSealed,
  LicenseStoreError,
  type License,
  type XmrRightsMask,
} from '@wmdrm/core';
import { readXmrRights } from './xmr-rights.js';

/** Options by which operators speak for issuers they know, as commander hands them over. */
export interface StatementOptions {
  readonly xmrRights?: string;
  readonly sealedBackup?: string;
}

/** What the operator says of the licenses of an import. */
export class OperatorStatement {
  readonly xmrRights: XmrRightsMask | undefined;
  readonly #sealedBackup: boolean | undefined;
  readonly #sealed = new WeakSet<License>();

  /** Throws `invalid-argument`. */
  constructor({ xmrRights, sealedBackup }: StatementOptions) {
    this.xmrRights = xmrRights === undefined ? undefined : readXmrRights(xmrRights);
    this.#sealedBackup = sealedBackup === undefined ? undefined : readSealedBackup(sealedBackup);
  }

  /** The license as the operator says it is. */
  readonly apply = (license: License): License => {
    if (!isSealed(license.description)) return license;
    const told = this.#sealedBackup === true ? grantSealed(license) : license;
    this.#sealed.add(told);
    return told;
  };

  /** True if the operator said something of a license that {@link apply} gave: then that replaces what was said before. */
  readonly concerns = (license: License): boolean =>
    (this.#sealed.has(license) ? this.#sealedBackup : this.xmrRights) !== undefined;
}

/** Reads `yes` or `no`. Throws `invalid-argument`. */
export function readSealedBackup(text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new LicenseStoreError(
    'invalid-argument',
    `--sealed-backup is yes or no, not ${JSON.stringify(text)}.`,
    {
      remedy:
        'Say yes if the issuer of these sealed licenses lets them be backed up; no takes it back.',
    },
  );
}
