import { WMDRM_LICENSE_TYPE_XML, WMDRM_LICENSE_TYPE_XMR } from '../../constants/wmdrmsdk-flags.js';

interface LicenseKind {
  /** Major version of the license format. */
  readonly version: number;
  /** What GetLicense says of it. */
  readonly licenseType: number;
}

/** A format the original does not know: no version, no type. */
const foreign: LicenseKind = { version: 0, licenseType: 0 };

/** The formats of the family by their id; the sealed form of version 7 is no XML until its client has opened it. */
const kinds: Readonly<Record<string, LicenseKind>> = {
  'wmdrm-v1': { version: 1, licenseType: 0 },
  'wmdrm-v7': { version: 2, licenseType: WMDRM_LICENSE_TYPE_XML },
  'wmdrm-v7-sealed': { version: 2, licenseType: 0 },
  xmr: { version: 3, licenseType: WMDRM_LICENSE_TYPE_XMR },
};

/** What kind of license a format id stands for. */
export function kindOfFormat(format: string): LicenseKind {
  return Object.hasOwn(kinds, format) ? kinds[format]! : foreign;
}
