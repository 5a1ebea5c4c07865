import type { Guid } from '../guid/guid.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { FILETIME } from './filetime.js';
import type { DRM_CRYPTO_TYPE, WMDRMNET_POLICY_TYPE } from './wmdrmsdk-enums.js';
import type {
  DRM_HTTP_STATUS,
  DRM_INDIVIDUALIZATION_STATUS,
} from './wmdrmsdk-individualization.js';
import type { DRM_LICENSE_STATE_CATEGORY } from './wmdrmsdk-license-state.js';
import type { MSDRM_STATUS } from './wmdrmsdk-msdrm-status.js';

/** State of a backup or restore (wmdrmsdk.h; wmformat/wm-backup-restore-status). */
export interface WM_BACKUP_RESTORE_STATUS {
  readonly eStatus: MSDRM_STATUS;
  /** Text of an error, key id of a restricted license, or a URL, by `eStatus`; null if there is nothing to say. */
  readonly bstrError: string | null;
}

/** State of an individualization (wmdrmsdk.h; wmformat/wm-individualize-status). */
export interface WM_INDIVIDUALIZE_STATUS {
  readonly hr: HRESULT;
  readonly enIndiStatus: DRM_INDIVIDUALIZATION_STATUS;
  readonly pszIndiRespUrl: string | null;
  /** Number of the request. */
  readonly dwHTTPRequest: number;
  readonly enHTTPStatus: DRM_HTTP_STATUS;
  /** Bytes received so far. */
  readonly dwHTTPReadProgress: number;
  /** Bytes to receive; 0 while not known. */
  readonly dwHTTPReadTotal: number;
}

/** How the licenses of a key id limit one action (wmdrmsdk.h; wmformat/drmdrm-license-state-data). */
export interface DRM_LICENSE_STATE_DATA {
  /** Always 0: all streams. */
  readonly dwStreamId: 0;
  readonly dwCategory: DRM_LICENSE_STATE_CATEGORY;
  readonly dwNumCounts: number;
  /** Four counts, of which the first `dwNumCounts` mean something. */
  readonly dwCount: readonly [number, number, number, number];
  readonly dwNumDates: number;
  /** Four dates, of which the first `dwNumDates` mean something. */
  readonly datetime: readonly [FILETIME, FILETIME, FILETIME, FILETIME];
  /** `DRM_LICENSE_STATE_DATA_…` flags. */
  readonly dwVague: number;
}

/** Which licenses to enumerate; an empty string or null is no condition (wmdrmsdk.h; wmformat/wmdrm-license-filter). */
export interface WMDRM_LICENSE_FILTER {
  /** Minimum major version of the license format: version 1 is 1, version 7 is 2, XMR is 3. */
  readonly dwVersion: number;
  readonly bstrKID: string | null;
  /** Only licenses that give all of these rights; separated by `;`. */
  readonly bstrRights: string | null;
  /** Only licenses of one of these content sources; separated by `;`. */
  readonly bstrAllowedSourceIDs: string | null;
}

/** Where in a stream a block of data lies (wmdrmsdk.h). */
export interface WMDRMCryptoData {
  readonly cryptoType: DRM_CRYPTO_TYPE;
  readonly qwCounterID: bigint;
  readonly qwOffset: bigint;
}

/** Minimum protection of each output, 16 bits each (wmdrmsdk.h; wmformat/wmdrm-output-protection-levels). */
export interface WMDRM_OUTPUT_PROTECTION_LEVELS {
  readonly wCompressedDigitalVideo: number;
  readonly wUncompressedDigitalVideo: number;
  readonly wAnalogVideo: number;
  readonly wCompressedDigitalAudio: number;
  readonly wUncompressedDigitalAudio: number;
  readonly wMinimumCopyProtectionLevel: number;
}

/** A restriction on analog video (wmdrmsdk.h; wmformat/wmdrm-analog-video-restrictions). */
export interface WMDRM_ANALOG_VIDEO_RESTRICTIONS {
  readonly guidRestrictionID: Guid;
  readonly dwRestrictionData: number;
}

/** As `WMDRM_ANALOG_VIDEO_RESTRICTIONS`, with data of any length; no method answers it (wmdrmsdk.h). */
export interface WMDRM_ANALOG_VIDEO_RESTRICTIONS_EX {
  readonly dwVersion: number;
  readonly guidRestrictionID: Guid;
  readonly pbRestrictionData: Uint8Array;
}

/** Policy of a license for a network device (wmdrmsdk.h). */
export interface WMDRMNET_POLICY {
  readonly ePolicyType: WMDRMNET_POLICY_TYPE;
  readonly pbPolicy: Uint8Array;
}

/** What `pbPolicy` of a `WMDRMNET_POLICY_TYPE_TRANSCRYPTPLAY` policy holds (wmdrmsdk.h). */
export interface WMDRMNET_POLICY_TRANSCRYPTPLAY {
  readonly pbData: Uint8Array;
}

/** How one stream is encrypted in scattered blocks (wmdrmsdk.h; wmformat/wmdrm-encrypt-scatter-info). */
export interface WMDRM_ENCRYPT_SCATTER_INFO {
  readonly dwStreamID: number;
  readonly dwSampleProtectionVersion: number;
  readonly pbProtectionInfo: Uint8Array;
}

/** One of the scattered blocks (wmdrmsdk.h; wmformat/wmdrm-encrypt-scatter-block). */
export interface WMDRM_ENCRYPT_SCATTER_BLOCK {
  readonly dwStreamID: number;
  readonly pbBlock: Uint8Array;
}
