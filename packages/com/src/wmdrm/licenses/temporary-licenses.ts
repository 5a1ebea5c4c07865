import {
  parsePolicyClassKey,
  throwIfCancelled,
  type LicenseStore,
  type LicenseSummary,
  type StoredLicense,
} from '@wmdrm/core';
import { WMDRM_DELETE_LICENSE_MARK_FOR_PURGE } from '../../constants/wmdrmsdk-flags.js';
import { ComError } from '../../hresult/com-error.js';
import { DRM_E_LICENSENOTFOUND } from '../../hresult/drm-store-codes.js';
import type { HeldLicense } from './held-license.js';
import type { Machine } from '../machine/machine.js';

/** The temporary store of the original: the live licenses that were issued for one session. */
export function isTemporary({ policyClass }: HeldLicense): boolean {
  return policyClass.persistence === 'no';
}

/**
 * Deletes or marks the temporary licenses of a key id. Throws `DRM_E_LICENSENOTFOUND` if there is none.
 * @param keyId in canonical text.
 */
export async function deleteTemporary(
  { store, purgeMarks }: Machine,
  keyId: string,
  flag: number,
): Promise<void> {
  const licenses = (await store.findByKeyId(keyId)).filter(isTemporary);
  if (licenses.length === 0) throw new ComError(DRM_E_LICENSENOTFOUND);
  if (flag === WMDRM_DELETE_LICENSE_MARK_FOR_PURGE) {
    for (const license of licenses) purgeMarks.add(license);
    return;
  }
  const removed = await store.remove(licenses.map(({ shortId }) => shortId));
  if (removed === 0) throw new ComError(DRM_E_LICENSENOTFOUND);
}

/**
 * Deletes the temporary licenses that are marked or whose time is over, then drops the bytes of everything deleted.
 * Throws `DRM_E_LICENSENOTFOUND`, and changes nothing, if the store holds no temporary license.
 */
export async function cleanStore(machine: Machine, signal?: AbortSignal): Promise<void> {
  const { store, purgeMarks, clock } = machine;
  const classes = await temporaryClasses(store);
  if (classes.length === 0) throw new ComError(DRM_E_LICENSENOTFOUND);
  const now = clock.now();
  const over: string[] = [];
  for await (const licenses of store.list({ classes })) {
    throwIfCancelled(signal);
    const isOver = ({ notAfter }: LicenseSummary): boolean =>
      notAfter !== undefined && notAfter < now;
    over.push(...licenses.filter(isOver).map(({ shortId }) => shortId));
  }
  const marked = purgeMarks.shortIds;
  const goes = new Set(over);
  for (const shortId of marked) {
    throwIfCancelled(signal);
    if (await isStillMarked(machine, shortId)) goes.add(shortId);
  }
  throwIfCancelled(signal);
  await store.remove([...goes]);
  purgeMarks.remove(marked);
  await store.clean();
}

/** Policy classes of temporary licenses the store holds. */
async function temporaryClasses(store: LicenseStore): Promise<readonly string[]> {
  const snapshot = await store.snapshot();
  try {
    return snapshot.totals
      .filter(({ licenses }) => licenses > 0)
      .map(({ policyClass }) => policyClass)
      .filter((key) => parsePolicyClassKey(key)?.persistence === 'no');
  } finally {
    await snapshot.close();
  }
}

async function isStillMarked({ store, purgeMarks }: Machine, shortId: string): Promise<boolean> {
  const license: StoredLicense | undefined = await store.get(shortId).catch(() => undefined);
  return license !== undefined && purgeMarks.has(license);
}
