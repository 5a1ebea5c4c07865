import type { LicenseState } from '@wmdrm/core';
import { stateIn } from './license-state-numbers.js';
import { numberIn, type Row } from './row-values.js';
import type { CountedLicense } from './running-totals.js';

/** A row of table `license`. */
export interface LicenseRow extends CountedLicense {
  readonly sequence: number;
  readonly state: LicenseState;
  readonly issued?: number;
}

/** Reads what the statement `license` of a writer returned. */
export function licenseRow(row: Row): LicenseRow {
  return {
    position: numberIn(row, 'position'),
    sequence: numberIn(row, 'sequence'),
    state: stateIn(row),
    classId: numberIn(row, 'class'),
    headerLength: numberIn(row, 'header_length'),
    length: numberIn(row, 'length'),
    digest: { high: numberIn(row, 'digest_high'), low: numberIn(row, 'digest_low') },
    ...(row['issued'] === null ? {} : { issued: numberIn(row, 'issued') }),
  };
}
