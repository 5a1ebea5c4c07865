// Result codes
export { type ResultCode, codeTable, findResultCode } from './hresult/code-table.js';
export { type ComErrorOptions, ComError, isComError } from './hresult/com-error.js';
export {
  type ComSuccess,
  type ComFailure,
  type ComResult,
  comSuccess,
  comFailure,
  unwrap,
} from './hresult/com-result.js';
export { hresultOfCode, codeOfHresult, hresultOfError } from './hresult/core-codes.js';
export { formatHresultValue, formatHresult } from './hresult/format-hresult.js';
export {
  type HRESULT,
  toHRESULT,
  toSigned,
  SUCCEEDED,
  FAILED,
  HRESULT_SEVERITY,
  HRESULT_FACILITY,
  HRESULT_CODE,
  HRESULT_FROM_WIN32,
} from './hresult/hresult.js';

// GUIDs
export { guidLength, type GuidByteOrder, guidToBytes, guidFromBytes } from './guid/guid-bytes.js';
export { type Guid, isGuid, parseGuid, guid, formatGuid, GUID_NULL } from './guid/guid.js';
export { type Iid, defineIid } from './guid/iid.js';

// Interfaces of objects
export { ComObject, implementInterfaces, createComObject } from './unknown/com-object.js';
export type { InterfacesOf } from './unknown/interface-set.js';
export { type IUnknown, IID_IUnknown } from './unknown/iunknown.js';

// Types of the headers, and the names of their numbers; the constants are in @wmdrm/com/constants
export { type FILETIME, toFILETIME, fromFILETIME } from './constants/filetime.js';
export type {
  MF_ATTRIBUTE_TYPE,
  MF_ATTRIBUTES_MATCH_TYPE,
} from './constants/mfobjects-attributes.js';
export { type MediaEventType, mediaEventName } from './constants/mfobjects-event-types.js';
export type {
  DRM_ATTR_DATATYPE,
  DRM_CRYPTO_TYPE,
  WMDRMNET_POLICY_TYPE,
} from './constants/wmdrmsdk-enums.js';
export type {
  DRM_INDIVIDUALIZATION_STATUS,
  DRM_HTTP_STATUS,
} from './constants/wmdrmsdk-individualization.js';
export type {
  DRM_ACTION_ALLOWED_QUERY_RESULTS,
  DRM_LICENSE_STATE_CATEGORY,
} from './constants/wmdrmsdk-license-state.js';
export { type MSDRM_STATUS, msdrmStatusName } from './constants/wmdrmsdk-msdrm-status.js';
export type {
  DRM_MINIMUM_OUTPUT_PROTECTION_LEVELS,
  DRM_OPL_OUTPUT_IDS,
  DRM_OUTPUT_PROTECTION,
  DRM_OUTPUT_PROTECTION_EX,
  DRM_AUDIO_OUTPUT_PROTECTION,
  DRM_VIDEO_OUTPUT_PROTECTION,
  DRM_AUDIO_OUTPUT_PROTECTION_EX,
  DRM_VIDEO_OUTPUT_PROTECTION_EX,
  DRM_VIDEO_OUTPUT_PROTECTION_IDS,
  DRM_VIDEO_OUTPUT_PROTECTION_IDS_EX,
  DRM_AUDIO_OUTPUT_PROTECTION_IDS,
  DRM_AUDIO_OUTPUT_PROTECTION_IDS_EX,
  DRM_PLAY_OPL,
  DRM_PLAY_OPL_EX,
  DRM_COPY_OPL,
} from './constants/wmdrmsdk-opl.js';
export type { WMDRM_LICENSE_PROPERTY } from './constants/wmdrmsdk-names.js';
export type { WMDRM_RIGHT } from './constants/wmdrmsdk-rights.js';
export type {
  WM_BACKUP_RESTORE_STATUS,
  WM_INDIVIDUALIZE_STATUS,
  DRM_LICENSE_STATE_DATA,
  WMDRM_LICENSE_FILTER,
  WMDRMCryptoData,
  WMDRM_OUTPUT_PROTECTION_LEVELS,
  WMDRM_ANALOG_VIDEO_RESTRICTIONS,
  WMDRM_ANALOG_VIDEO_RESTRICTIONS_EX,
  WMDRMNET_POLICY,
  WMDRMNET_POLICY_TRANSCRYPTPLAY,
  WMDRM_ENCRYPT_SCATTER_INFO,
  WMDRM_ENCRYPT_SCATTER_BLOCK,
} from './constants/wmdrmsdk-structs.js';
export { type WMT_STATUS, wmtStatusName } from './constants/wmsdkidl-status.js';
export type { WMT_ATTR_DATATYPE } from './constants/wmsdkidl-types.js';

// Media Foundation
export { MFCreateAsyncResult } from './media-foundation/async-result.js';
export { MFCreateAttributes } from './media-foundation/create-attributes.js';
export { type EventQueueOptions, MFCreateEventQueue } from './media-foundation/event-queue.js';
export type { EventSource } from './media-foundation/event-source.js';
export {
  type AsyncCallbackParameters,
  type IMFAsyncCallback,
  IID_IMFAsyncCallback,
} from './media-foundation/imf-async-callback.js';
export { type IMFAsyncResult, IID_IMFAsyncResult } from './media-foundation/imf-async-result.js';
export {
  type AttributeItem,
  type IMFAttributes,
  IID_IMFAttributes,
} from './media-foundation/imf-attributes.js';
export { IID_IMFCollection } from './media-foundation/imf-collection.js';
export {
  type IMFMediaEventGenerator,
  IID_IMFMediaEventGenerator,
} from './media-foundation/imf-media-event-generator.js';
export {
  type IMFMediaEventQueue,
  IID_IMFMediaEventQueue,
} from './media-foundation/imf-media-event-queue.js';
export { type IMFMediaEvent, IID_IMFMediaEvent } from './media-foundation/imf-media-event.js';
export type { CallbackErrorListener } from './media-foundation/invoke-callback.js';
export { MFCreateMediaEvent } from './media-foundation/media-event.js';
export type { PROPVARIANT } from './media-foundation/propvariant.js';

// wmdrmsdk.h: the interfaces
export { type IDRMStatusCallback, IID_IDRMStatusCallback } from './wmdrm/idrm-status-callback.js';
export { type IWMDRMDecrypt, IID_IWMDRMDecrypt } from './wmdrm/iwmdrm-decrypt.js';
export {
  type IWMDRMEncryptScatter,
  IID_IWMDRMEncryptScatter,
} from './wmdrm/iwmdrm-encrypt-scatter.js';
export { type IWMDRMEncrypt, IID_IWMDRMEncrypt } from './wmdrm/iwmdrm-encrypt.js';
export {
  type IWMDRMEventGenerator,
  IID_IWMDRMEventGenerator,
} from './wmdrm/iwmdrm-event-generator.js';
export {
  type IWMDRMIndividualizationStatus,
  IID_IWMDRMIndividualizationStatus,
} from './wmdrm/iwmdrm-individualization-status.js';
export {
  type IWMDRMLicenseBackupRestoreStatus,
  IID_IWMDRMLicenseBackupRestoreStatus,
} from './wmdrm/iwmdrm-license-backup-restore-status.js';
export {
  type IWMDRMLicenseManagement,
  IID_IWMDRMLicenseManagement,
} from './wmdrm/iwmdrm-license-management.js';
export { type IWMDRMLicenseQuery, IID_IWMDRMLicenseQuery } from './wmdrm/iwmdrm-license-query.js';
export {
  type WMDRM_LICENSE,
  type WMDRM_SECURE_DECRYPTOR,
  type IWMDRMLicense,
  IID_IWMDRMLicense,
} from './wmdrm/iwmdrm-license.js';
export { type IWMDRMNetReceiver, IID_IWMDRMNetReceiver } from './wmdrm/iwmdrm-net-receiver.js';
export {
  type WMDRMNET_LEAF_LICENSE,
  type IWMDRMNetTransmitter,
  IID_IWMDRMNetTransmitter,
} from './wmdrm/iwmdrm-net-transmitter.js';
export {
  type IWMDRMNonSilentLicenseAquisition,
  IID_IWMDRMNonSilentLicenseAquisition,
} from './wmdrm/iwmdrm-non-silent-license-aquisition.js';
export { type IWMDRMProvider, IID_IWMDRMProvider } from './wmdrm/iwmdrm-provider.js';
export {
  type WMDRM_MACHINE_CERTIFICATE,
  type WMDRM_REVOKED_CERTIFICATE,
  type IWMDRMSecurity,
  IID_IWMDRMSecurity,
} from './wmdrm/iwmdrm-security.js';
export {
  type IWMDRMOperationProgress,
  IID_IWMDRMOperationProgress,
} from './wmdrm/iwmdrm-operation-progress.js';
export type { WmdrmOperationPhase, WmdrmOperationProgress } from './wmdrm/operation-progress.js';

// wmdrmsdk.dll: the objects, and the ports they stand on
export { createWmdrmRuntime, type WmdrmRuntime } from './wmdrm/wmdrm-runtime.js';
export type { WmdrmRuntimeOptions } from './wmdrm/machine/machine.js';
export type { HeldLicense } from './wmdrm/licenses/held-license.js';
export type { LicenseDeletion } from './wmdrm/management/license-deletion.js';
export type { Individualization, IndividualizeOptions } from './wmdrm/ports/individualization.js';
export type {
  AcquisitionPage,
  AcquisitionRequest,
  LicenseAcquisition,
} from './wmdrm/ports/license-acquisition.js';
export type { MessageElement, MessageParser } from './wmdrm/ports/message-parser.js';
export type {
  RestoreAuthority,
  RestoreDecision,
  RestoreRequest,
} from './wmdrm/ports/restore-authority.js';
export type {
  LicenseRevocation,
  Revocation,
  RevocationList,
  RevocationLists,
  RevokedLicenses,
} from './wmdrm/ports/revocation.js';

// wmsdkidl.h: the older API
export {
  type WM_BACKUP_PROPERTY,
  type IWMBackupRestoreProps,
  IID_IWMBackupRestoreProps,
} from './wmsdk/iwm-backup-restore-props.js';
export { type IWMLicenseBackup, IID_IWMLicenseBackup } from './wmsdk/iwm-license-backup.js';
export { type IWMLicenseRestore, IID_IWMLicenseRestore } from './wmsdk/iwm-license-restore.js';
export {
  type WMT_ATTR_VALUE,
  type IWMStatusCallback,
  IID_IWMStatusCallback,
} from './wmsdk/iwm-status-callback.js';
export { IID_IWMDRMReader } from './wmsdk/iwmdrm-reader.js';
export { createWmsdkRuntime, type WmsdkRuntime } from './wmsdk/wmsdk-runtime.js';

// Promises and iterators over all of it
export { events, type EventIterator, type EventsOptions } from './promises/events.js';
export type { OperationProgress } from './promises/operation-progress-of.js';
export type { CompletedOperation, RunOperationOptions } from './promises/operation-run.js';
export { runOperation } from './promises/run-operation.js';
