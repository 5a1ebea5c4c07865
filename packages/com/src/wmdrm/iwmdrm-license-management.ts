import type {
  WMDRM_CLEAN_LICENSE_STORE_ASYNC,
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
} from '../constants/wmdrmsdk-flags.js';
import type { WMDRM_LICENSE_FILTER } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { IID_IWMDRMEventGenerator, type IWMDRMEventGenerator } from './iwmdrm-event-generator.js';
import type { IWMDRMLicense } from './iwmdrm-license.js';

/**
 * Everything about the license store of the machine. Methods that answer a cookie (an IUnknown) return at once; their
 * outcome comes as events. Where the original blocks its thread, a method answers a Promise; it resolves, and never
 * rejects. Every method answers `NS_E_DRM_UNABLE_TO_INITIALIZE` before WMDRMStartup and after the last WMDRMShutdown,
 * then `MF_E_SHUTDOWN` once the object is shut down. A store that fails is `NS_E_DRM_LICENSE_STORE_ERROR`,
 * `NS_E_DRM_DATASTORE_CORRUPT` or `NS_E_DRM_BUSY`.
 * Source: wmdrmsdk.h; wmformat/iwmdrmlicensemanagement and the page of each method.
 */
export interface IWMDRMLicenseManagement extends IWMDRMEventGenerator {
  /**
   * The licenses that fit, as a snapshot, the first one loaded: higher priority first, then newer, then by id. The
   * snapshot lies in memory as long as the enumerator lives.
   * @param pLicenseFilter null for all.
   * @returns `S_OK`; `DRM_E_LICENSENOTFOUND` if none fits; `E_INVALIDARG` for a field outside its range.
   */
  CreateLicenseEnumeration(
    pLicenseFilter: WMDRM_LICENSE_FILTER | null,
  ): Promise<ComResult<IWMDRMLicense>>;
  /**
   * Deletes temporary licenses, those issued for one session; permanent ones go by revocation only. The store has no
   * state for a mark: it lives as long as the runtime, and is lost when the license changes.
   * @param bstrKID key id, base64 of its 16 bytes or in registry form.
   * @param dwFlags `WMDRM_DELETE_LICENSE_IMMEDIATELY` or `WMDRM_DELETE_LICENSE_MARK_FOR_PURGE`.
   * @returns `S_OK`; `DRM_E_LICENSENOTFOUND` if there is no such license; `E_INVALIDARG`.
   */
  DeleteLicense(bstrKID: string, dwFlags: number): Promise<HRESULT>;
  /**
   * Removes temporary licenses that are marked or whose time is over, then drops the bytes of all deleted licenses.
   * @param dwFlags `WMDRM_CLEAN_LICENSE_STORE_SYNC`, which answers null for the cookie when it is done.
   * @returns `S_OK`; `DRM_E_LICENSENOTFOUND` if the store holds no temporary license.
   */
  CleanLicenseStore(
    dwFlags: typeof WMDRM_CLEAN_LICENSE_STORE_SYNC,
  ): Promise<ComResult<IUnknown | null>>;
  /**
   * As above, at once.
   * @param dwFlags `WMDRM_CLEAN_LICENSE_STORE_ASYNC`: ends with one `MEWMDRMLicenseStoreCleaned`.
   * @returns a cookie.
   */
  CleanLicenseStore(dwFlags: typeof WMDRM_CLEAN_LICENSE_STORE_ASYNC): ComResult<IUnknown>;
  /** As above by the value of `dwFlags`; other flags are `E_INVALIDARG`, and not as a Promise. */
  CleanLicenseStore(dwFlags: number): ComResult<IUnknown> | Promise<ComResult<IUnknown | null>>;
  /**
   * Adds the licenses of a license response to the store, all of them or none.
   * @returns `S_OK`, also if the store holds them already; `E_INVALIDARG` for an empty text;
   * `NS_E_DRM_INVALID_LICENSE` if no format knows it or it holds no license; `NS_E_DRM_UNABLE_TO_OPEN_LICENSE` if one
   * is damaged; `NS_E_DRM_LICENSE_STORE_SAVE_ERROR` if all of them were revoked here, `NS_E_DRM_STORE_NOTALLSTORED` if
   * some were.
   */
  StoreLicense(bstrLicenseResponse: string): Promise<HRESULT>;
  /**
   * Acquires a license; ends with one `MEWMDRMLicenseAcquisitionCompleted`.
   * @param bstrURL null takes the URL from the header.
   * @param bstrHeaderData content header; the key id with `WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT`.
   * @param bstrActions `<ACTIONLIST><ACTION>Play</ACTION></ACTIONLIST>`, zero or more actions.
   * @param dwFlags one of the `WMDRM_ACQUIRE_LICENSE_…` flags. Non-silent: the value of the event answers
   * IWMDRMNonSilentLicenseAquisition.
   * @returns a cookie; `E_INVALIDARG`; `NS_E_DRM_NOT_CONFIGURED` if the runtime was given no acquisition, or no parser
   * and there are actions. Status of the event: `S_OK`; `NS_S_DRM_ACQUIRE_CANCELLED` after a cancel;
   * `NS_E_DRM_LICENSE_NOTACQUIRED` or what storing the license answers.
   */
  AcquireLicense(
    bstrURL: string | null,
    bstrHeaderData: string,
    bstrActions: string,
    dwFlags: number,
  ): ComResult<IUnknown>;
  /**
   * Waits until a fitting license reaches the store; ends with one `MEWMDRMLicenseAcquisitionCompleted`, status `S_OK`,
   * or `NS_S_DRM_MONITOR_CANCELLED` after a cancel. One that is there already fits too.
   * @param bstrKID key id of the license, base64 of its 16 bytes or in registry form.
   * @param bstrHeader as given to AcquireLicense; not looked at.
   * @param bstrActions as given to AcquireLicense: the license must give all of them.
   * @returns a cookie; `E_INVALIDARG`; `NS_E_DRM_NOT_CONFIGURED` for actions if the runtime was given no parser.
   */
  MonitorLicenseAcquisition(
    bstrKID: string,
    bstrHeader: string,
    bstrActions: string,
  ): ComResult<IUnknown>;
  /**
   * Backs up the licenses that permit it. Zero or more `MEWMDRMLicenseBackupProgress`, whose values answer
   * IWMDRMLicenseBackupRestoreStatus, then one `MEWMDRMLicenseBackupCompleted`.
   * @param bstrBackupDirectory UNC path, or a local directory where the runtime has a target for those.
   * @param dwFlags 0 or `WMDRM_BACKUP_OVERWRITE`.
   * @returns a cookie for CancelAsyncOperation; `E_INVALIDARG` for the path or other flags;
   * `NS_E_DRM_BACKUPRESTORE_BUSY` while a backup or restore runs. All else is the status of the completed event.
   */
  BackupLicenses(bstrBackupDirectory: string, dwFlags: number): ComResult<IUnknown>;
  /**
   * Restores a backup, all of it or nothing. Events as for BackupLicenses, `MEWMDRMLicenseRestoreProgress` and
   * `MEWMDRMLicenseRestoreCompleted`.
   * @param bstrBackupDirectory where BackupLicenses put it.
   * @param dwFlags 0 or `WMDRM_RESTORE_INDIVIDUALIZE`.
   * @returns as BackupLicenses.
   */
  RestoreLicenses(bstrBackupDirectory: string, dwFlags: number): ComResult<IUnknown>;
  /**
   * A challenge for the revocation of licenses: the service's bytes and the machine's, to be sent.
   * @returns `S_OK`; `E_INVALIDARG`; `NS_E_DRM_NOT_CONFIGURED` if the runtime was given no revocation of licenses;
   * `NS_E_DRM_INVALID_DATA` if that refuses the bytes.
   */
  CreateLicenseRevocationChallenge(
    pbMachineID: Uint8Array,
    pbChallenge: Uint8Array,
  ): Promise<ComResult<Uint8Array>>;
  /** Revokes the licenses a signed list names; answers the signed acknowledgement. Codes as above. */
  ProcessLicenseRevocationResponse(pbSignedLRB: Uint8Array): Promise<ComResult<Uint8Array>>;
  /**
   * Revokes the licenses an XML message names (wmformat/license-deletion): no restore brings them back.
   * @returns `S_OK`; `E_INVALIDARG` if it is no such message; `NS_E_DRM_NOT_CONFIGURED` if the runtime was given no
   * revocation of licenses or no parser; `DRM_E_LICENSENOTFOUND`; `NS_E_DRM_NO_RIGHTS` if the key of the message is
   * that of no license it names.
   */
  ProcessLicenseDeletionMessage(bstrDeletionMessage: string): Promise<HRESULT>;
}

/** IWMDRMLicenseManagement (wmdrmsdk.h). */
export const IID_IWMDRMLicenseManagement: Iid<IWMDRMLicenseManagement> = defineIid<
  IWMDRMLicenseManagement,
  IWMDRMEventGenerator
>('IWMDRMLicenseManagement', 'F4828DC7-8945-4D05-AB05-667AB99D29EE', IID_IWMDRMEventGenerator);
