import type { LicenseStore, StoredLicense } from '@wmdrm/core';

/**
 * The licenses with these ids or beginnings of short ids, each once, in the order given. Throws `license-not-found` or
 * `license-ambiguous` for the first one that names none or several.
 */
export async function findLicenses(
  store: LicenseStore,
  ids: readonly string[],
): Promise<readonly StoredLicense[]> {
  const found = new Map<string, StoredLicense>();
  for (const id of ids) {
    const license = await store.get(id);
    if (!found.has(license.shortId)) found.set(license.shortId, license);
  }
  return [...found.values()];
}
