import { readLicenseFile, throwIfCancelled, type License } from '@wmdrm/core';
import { ComError } from '../../hresult/com-error.js';
import { NS_E_DRM_STORE_NOTALLSTORED } from '../../hresult/drm-machine-codes.js';
import {
  NS_E_DRM_INVALID_LICENSE,
  NS_E_DRM_LICENSE_STORE_SAVE_ERROR,
} from '../../hresult/drm-store-codes.js';
import type { Machine } from '../machine/machine.js';

/**
 * Reads a file of licenses and stores them all, or none if one is damaged. Throws the error of the first damaged one;
 * `NS_E_DRM_INVALID_LICENSE` for a file without licenses; `NS_E_DRM_LICENSE_STORE_SAVE_ERROR` if all, and
 * `NS_E_DRM_STORE_NOTALLSTORED` if some of them were revoked here and so stay out.
 */
export async function storeLicenseFile(
  { store, formats }: Machine,
  file: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const licenses: License[] = [];
  for (const result of readLicenseFile(file, formats, { hasher: store.host.hasher })) {
    if (result.type === 'damaged') throw result.error;
    licenses.push(result.license);
  }
  if (licenses.length === 0) throw new ComError(NS_E_DRM_INVALID_LICENSE);
  throwIfCancelled(signal);
  const { revoked } = await store.add(licenses);
  if (revoked === 0) return;
  const all = revoked === licenses.length;
  throw new ComError(all ? NS_E_DRM_LICENSE_STORE_SAVE_ERROR : NS_E_DRM_STORE_NOTALLSTORED);
}

/** As above, for a license response as text: XML, which is read as UTF-8. */
export async function storeLicenseText(machine: Machine, text: string): Promise<void> {
  await storeLicenseFile(machine, new TextEncoder().encode(text));
}
