import { ComError } from '../../hresult/com-error.js';
import {
  DRM_E_LICENSENOTFOUND,
  NS_E_DRM_NO_RIGHTS,
  NS_E_DRM_NOT_CONFIGURED,
} from '../../hresult/drm-store-codes.js';
import { valid } from '../operations/argument.js';
import { heldLicenses, type HeldLicense } from '../licenses/held-license.js';
import { readLicenseDeletion, type LicenseDeletion } from './license-deletion.js';
import type { Machine } from '../machine/machine.js';
import { parseMessage } from '../acquisition/parse-message.js';
import type { LicenseRevocation } from '../ports/revocation.js';

/** The part of the runtime that checks signatures; throws `NS_E_DRM_NOT_CONFIGURED` without one. */
export function licenseRevocationOf({ revocation }: Machine): LicenseRevocation {
  if (revocation.licenses === undefined) throw new ComError(NS_E_DRM_NOT_CONFIGURED);
  return revocation.licenses;
}

/** Revokes what a signed list names; answers the acknowledgement. Licenses the store does not hold are passed over. */
export async function processRevocationResponse(
  machine: Machine,
  signedList: Uint8Array,
): Promise<Uint8Array> {
  const { store } = machine;
  const revoked = await licenseRevocationOf(machine).readResponse(signedList.slice());
  const shortIds = new Set<string>();
  for (const keyId of revoked.keyIds) {
    for (const { shortId } of await store.findByKeyId(keyId)) shortIds.add(shortId);
  }
  if (revoked.licenseIds.length > 0) {
    const wanted = new Set(revoked.licenseIds);
    for await (const licenses of store.list()) {
      for (const { id, shortId } of licenses) if (wanted.has(id)) shortIds.add(shortId);
    }
  }
  await store.revoke([...shortIds]);
  return revoked.acknowledgement.slice();
}

/**
 * Revokes what a deletion message names. Throws `E_INVALIDARG` for a text that is none, `DRM_E_LICENSENOTFOUND` if the
 * store holds no such license, `NS_E_DRM_NO_RIGHTS` if the message's issuer key fits none of them.
 */
export async function processDeletionMessage(machine: Machine, text: string): Promise<void> {
  const port = licenseRevocationOf(machine);
  const message = valid(readLicenseDeletion(parseMessage(text, machine.parseMessage)));
  const found = await licensesNamedBy(message, machine);
  if (found.length === 0) throw new ComError(DRM_E_LICENSENOTFOUND);
  const goes: string[] = [];
  for (const license of found) {
    if (await port.mayDelete(license, message)) goes.push(license.shortId);
  }
  if (goes.length === 0) throw new ComError(NS_E_DRM_NO_RIGHTS);
  // Revoked, not deleted: a restore must not bring back what its issuer took away.
  await machine.store.revoke(goes);
}

async function licensesNamedBy(
  { keyId, licenseId }: LicenseDeletion,
  machine: Machine,
): Promise<readonly HeldLicense[]> {
  const fits = (license: HeldLicense): boolean =>
    licenseId === undefined || isIssuerId(machine.describe(license)?.issuerLicenseId, licenseId);
  if (keyId !== undefined) return (await machine.store.findByKeyId(keyId)).filter(fits);
  const found: HeldLicense[] = [];
  for await (const licenses of heldLicenses(machine.store)) found.push(...licenses.filter(fits));
  return found;
}

/** The page does not say how a rights id is written: as the format writes it, or as base64 of its bytes. */
function isIssuerId(issuerId: string | undefined, wanted: string): boolean {
  if (issuerId === undefined) return false;
  if (issuerId === wanted) return true;
  return /^([0-9a-f]{2})+$/.test(issuerId) && base64OfHex(issuerId) === wanted;
}

function base64OfHex(digits: string): string {
  return btoa(digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}
