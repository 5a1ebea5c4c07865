import type { LicenseDescription } from '@wmdrm/core';
import {
  g_wszWMDRM_ISSUEDATE,
  g_wszWMDRM_PRIORITY,
  g_wszWMDRM_REVINFOVERSION,
  g_wszWMDRM_SAPLEVEL,
  g_wszWMDRM_SAPRequired,
  g_wszWMDRM_SOURCEID,
  g_wszWMDRM_UplinkID,
  g_wszWMDRMNET_Revocation,
  type WMDRM_LICENSE_PROPERTY,
} from '../../constants/wmdrmsdk-names.js';
import { VT_BSTR, VT_FILETIME, VT_I8, VT_UI4, VT_UI8 } from '../../constants/wtypes-vartype.js';
import { comFailure, comSuccess, type ComResult } from '../../hresult/com-result.js';
import {
  NS_E_DRM_INVALID_PROPERTY,
  NS_E_DRM_UNSUPPORTED_PROPERTY,
} from '../../hresult/drm-store-codes.js';
import type { PROPVARIANT } from '../../media-foundation/propvariant.js';
import { filetimeOf } from './filetime-of.js';
import type { HeldLicense } from './held-license.js';
import { keyIdToBase64, readKeyId } from './key-id-text.js';

type Reader = (
  license: HeldLicense,
  description: LicenseDescription | undefined,
) => PROPVARIANT | undefined;

const unread: Reader = () => undefined;

/** No page gives the types; these hold every value a license can have. */
const readers: Readonly<Record<WMDRM_LICENSE_PROPERTY, Reader>> = {
  [g_wszWMDRM_PRIORITY]: (_, description) => {
    const priority = description?.priority;
    return priority === undefined ? undefined : { vt: VT_I8, hVal: BigInt(priority) };
  },
  [g_wszWMDRM_REVINFOVERSION]: (_, description) => {
    const version = description?.revocationInfoVersion;
    return version === undefined ? undefined : { vt: VT_UI8, uhVal: BigInt(version) };
  },
  [g_wszWMDRM_SOURCEID]: (_, description) => {
    const sourceId = description?.sourceId;
    return sourceId === undefined ? undefined : { vt: VT_UI4, ulVal: sourceId };
  },
  [g_wszWMDRM_ISSUEDATE]: ({ issued }) =>
    issued === undefined ? undefined : { vt: VT_FILETIME, filetime: filetimeOf(issued) },
  [g_wszWMDRM_UplinkID]: (_, description) => {
    const keyId = readKeyId(description?.uplinkKeyId);
    return keyId === undefined ? undefined : { vt: VT_BSTR, bstrVal: keyIdToBase64(keyId) };
  },
  // No format of ours reads these.
  [g_wszWMDRM_SAPLEVEL]: unread,
  [g_wszWMDRM_SAPRequired]: unread,
  [g_wszWMDRMNET_Revocation]: unread,
};

/**
 * A property of a license: `NS_E_DRM_INVALID_PROPERTY` for a name that is none, `NS_E_DRM_UNSUPPORTED_PROPERTY` where
 * the license does not state it or no format reads it.
 */
export function licenseProperty(
  name: unknown,
  license: HeldLicense,
  description: LicenseDescription | undefined,
): ComResult<PROPVARIANT> {
  if (typeof name !== 'string' || !Object.hasOwn(readers, name))
    return comFailure(NS_E_DRM_INVALID_PROPERTY);
  const value = readers[name as WMDRM_LICENSE_PROPERTY](license, description);
  return value === undefined ? comFailure(NS_E_DRM_UNSUPPORTED_PROPERTY) : comSuccess(value);
}
