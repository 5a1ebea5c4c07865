import type { InterfaceName } from './interface-table.js';

/** How an argument travels; a question mark stands for "or null". */
export type ArgumentKind =
  | 'bool'
  | 'u32'
  | 'u64'
  | 'f64'
  | 'hresult'
  | 'text'
  | 'text?'
  | 'texts'
  | 'guid'
  | 'iid'
  | 'bytes'
  | 'object?'
  | 'propvariant'
  | 'propvariant?'
  | 'filter?';

/** How what a method answers travels; `none` for methods that answer the code alone. */
export type ResultKind =
  | 'none'
  | 'bool'
  | 'u32'
  | 'u64'
  | 'f64'
  | 'hresult'
  | 'text'
  | 'guid'
  | 'guids'
  | 'numbers'
  | 'bytes'
  | 'propvariant'
  | 'attribute-item'
  | 'status'
  | 'progress'
  | 'license'
  | 'license-states'
  | 'certificate'
  | 'output-protection'
  | 'analog-video'
  | `object:${string}`
  | `object?:${string}`;

/** A method, as the suite calls it. */
export interface MethodEntry {
  readonly args: readonly ArgumentKind[];
  readonly out: ResultKind;
  /** Names of the codes it may answer, beside those of the whole interface. */
  readonly codes: readonly string[];
  /** `value`: it answers its value and no HRESULT. `status`: the HRESULT it answers is the value. */
  readonly answers?: 'value' | 'status';
}

/** An interface, as the suite knows it. */
export interface InterfaceEntry {
  /** `null` for the functions of a library, which are no interface. */
  readonly iid: string | null;
  readonly base: string | null;
  /** Names of the codes every method of it may answer; derived interfaces inherit them. */
  readonly always: readonly string[];
  readonly methods: Readonly<Record<string, MethodEntry>>;
}

/** What IWMDRMLicenseManagement::CreateLicenseEnumeration filters by. */
export interface FilterValue {
  readonly dwVersion: number;
  readonly bstrKID: string | null;
  readonly bstrRights: string | null;
  readonly bstrAllowedSourceIDs: string | null;
}

/** WM_BACKUP_RESTORE_STATUS. */
export interface StatusValue {
  readonly eStatus: number;
  readonly bstrError: string | null;
}

/** The parts of an IWMDRMOperationProgress the suite looks at. */
export interface ProgressValue {
  readonly phase: string;
  readonly licensesDone: number;
  readonly licensesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** IWMDRMLicense::GetLicense. */
export interface LicenseValue {
  readonly pbLicense: Uint8Array;
  readonly dwLicenseType: number;
}

/** DRM_LICENSE_STATE_DATA; dates in 100-nanosecond units since 1601 UTC. */
export interface LicenseStateValue {
  readonly dwStreamId: number;
  readonly dwCategory: number;
  readonly dwNumCounts: number;
  readonly dwCount: readonly number[];
  readonly dwNumDates: number;
  readonly datetime: readonly unknown[];
  readonly dwVague: number;
}

/** IWMDRMSecurity::GetMachineCertificate. */
export interface CertificateValue {
  readonly rgbVersion: Uint8Array;
  readonly pbCertificate: Uint8Array;
}

/** WMDRM_OUTPUT_PROTECTION_LEVELS, 16 bits each. */
export type OutputProtectionValue = Readonly<Record<string, number>>;

/** WMDRM_ANALOG_VIDEO_RESTRICTIONS. */
export interface AnalogVideoValue {
  readonly guidRestrictionID: string;
  readonly dwRestrictionData: number;
}

/** A PROPVARIANT: its type, and the value as JavaScript has it (bigint for 64 bits and FILETIME). */
export interface VariantValue<Reference> {
  readonly vt: number;
  readonly value?: null | boolean | number | bigint | string | Uint8Array | Reference;
}

/** What a case passes for a kind. */
export interface ArgumentValues<Reference> {
  readonly bool: boolean;
  readonly u32: number;
  readonly u64: bigint;
  readonly f64: number;
  readonly hresult: number;
  readonly text: string;
  readonly 'text?': string | null;
  readonly texts: readonly string[];
  readonly guid: string;
  readonly iid: InterfaceName;
  readonly bytes: Uint8Array;
  readonly 'object?': Reference | null;
  readonly propvariant: VariantValue<Reference>;
  readonly 'propvariant?': VariantValue<Reference> | null;
  readonly 'filter?': FilterValue | null;
}

/** What a case gets for a kind that is no object. */
export interface ResultValues<Reference> {
  readonly none: undefined;
  readonly bool: boolean;
  readonly u32: number;
  readonly u64: bigint;
  readonly f64: number;
  readonly hresult: number;
  readonly text: string;
  readonly guid: string;
  readonly guids: readonly string[];
  readonly numbers: readonly number[];
  readonly bytes: Uint8Array;
  readonly propvariant: VariantValue<Reference>;
  readonly 'attribute-item': { readonly guidKey: string; readonly value: VariantValue<Reference> };
  readonly status: StatusValue;
  readonly progress: ProgressValue;
  readonly license: LicenseValue;
  readonly 'license-states': readonly LicenseStateValue[];
  readonly certificate: CertificateValue;
  readonly 'output-protection': OutputProtectionValue;
  readonly 'analog-video': readonly AnalogVideoValue[];
}
