import { ComError } from '../../hresult/com-error.js';
import { DRM_E_LICENSENOTFOUND } from '../../hresult/drm-store-codes.js';
import { heldLicenses, type DescribedLicense, type HeldLicense } from './held-license.js';
import { fitsFilter, type LicenseFilter } from './license-filter.js';
import type { Machine } from '../machine/machine.js';

/**
 * The live licenses that fit, at one moment, in the order of an enumeration. They are kept in memory with their bytes.
 * Throws `DRM_E_LICENSENOTFOUND` if there is none.
 */
export async function enumerateLicenses(
  machine: Machine,
  filter: LicenseFilter,
): Promise<readonly HeldLicense[]> {
  const found: DescribedLicense[] = [];
  for await (const licenses of candidates(machine, filter)) {
    for (const license of licenses) {
      const description = machine.describe(license);
      if (!fitsFilter(license, description, filter)) continue;
      // The bytes belong to the store and to its chunk: a copy keeps neither alive nor changes with them.
      found.push({ license: { ...license, payload: license.payload.slice() }, description });
    }
  }
  if (found.length === 0) throw new ComError(DRM_E_LICENSENOTFOUND);
  return found.sort(inEnumerationOrder).map(({ license }) => license);
}

/** A key id has an index: one look-up instead of the whole store. */
async function* candidates(
  { store }: Machine,
  { keyId }: LicenseFilter,
): AsyncGenerator<readonly HeldLicense[], void> {
  if (keyId === undefined) yield* heldLicenses(store);
  else yield await store.findByKeyId(keyId);
}

/** Higher priority first, then newer, then by id; a license without priority or date after those that have one. */
export function inEnumerationOrder(a: DescribedLicense, b: DescribedLicense): number {
  const priority = highestFirst(a.description?.priority, b.description?.priority);
  if (priority !== 0) return priority;
  const issued = highestFirst(a.license.issued, b.license.issued);
  if (issued !== 0) return issued;
  return a.license.id < b.license.id ? -1 : 1;
}

function highestFirst(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  return (a ?? -Infinity) > (b ?? -Infinity) ? -1 : 1;
}
