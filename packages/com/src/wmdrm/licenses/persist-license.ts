import {
  encodeRecord,
  isLicenseStoreError,
  type LicenseDescription,
  type StoredLicense,
} from '@wmdrm/core';
import { ComError } from '../../hresult/com-error.js';
import {
  DRM_E_LICENSENOTFOUND,
  NS_E_DRM_LICENSE_STORE_SAVE_ERROR,
  NS_E_DRM_NO_RIGHTS,
} from '../../hresult/drm-store-codes.js';
import type { HeldLicense } from './held-license.js';
import type { Machine } from '../machine/machine.js';
import { isTemporary } from './temporary-licenses.js';

/**
 * Whether a temporary license may become permanent: only if the license itself says so when its format reads it again.
 * What the issuer gave for one session stays temporary, whoever asks.
 */
export function canBePersisted(
  license: HeldLicense,
  description: LicenseDescription | undefined,
): boolean {
  return isTemporary(license) && description?.persistence === 'yes';
}

/**
 * Makes a temporary license permanent. Throws `DRM_E_LICENSENOTFOUND` if the store holds it no more or not as
 * temporary, `NS_E_DRM_NO_RIGHTS` if the license does not let it.
 */
export async function persistLicense(machine: Machine, held: HeldLicense): Promise<void> {
  const { store } = machine;
  const license = await findStored(machine, held);
  if (license === undefined || !isTemporary(license)) throw new ComError(DRM_E_LICENSENOTFOUND);
  const description = machine.describe(license);
  if (description?.persistence !== 'yes') throw new ComError(NS_E_DRM_NO_RIGHTS);
  const { id, policyClass, payload, label, container, attachments } = license;
  const record = encodeRecord(
    {
      id,
      format: policyClass.format,
      payload,
      // Only the persistence is read anew: what an operator said about the rights stands.
      description: {
        ...description,
        backup: { ...description.backup, verdict: policyClass.backup },
        restore: { ...description.restore, verdict: policyClass.restore },
      },
      operatorEvidence: policyClass.operator,
      attachments,
      ...(label === undefined ? {} : { label }),
      ...(container === undefined ? {} : { container }),
    },
    store.host.hasher,
  );
  // The same bytes described anew: what was changed or deleted meanwhile stays as it is.
  const rule = { tie: 'local', revive: false, redescribe: true } as const;
  const { updated } = await store.change((transaction) => transaction.put(record, rule));
  if (updated !== 1) throw new ComError(NS_E_DRM_LICENSE_STORE_SAVE_ERROR);
}

/** The same license as the store holds it now; `undefined` if it is gone or another one took its id. */
async function findStored(
  { store }: Machine,
  { shortId, payloadDigest }: HeldLicense,
): Promise<StoredLicense | undefined> {
  try {
    const license = await store.get(shortId);
    return license.payloadDigest === payloadDigest ? license : undefined;
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'license-not-found') return undefined;
    throw error;
  }
}
