/** For `BackupLicenses`: a backup that is there already may be replaced (wmdrmsdk.h). */
export const WMDRM_BACKUP_OVERWRITE = 0x1;
/** For `RestoreLicenses`: individualize the computer if the restore needs it (wmdrmsdk.h). */
export const WMDRM_RESTORE_INDIVIDUALIZE = 0x2;

/** For `PerformSecurityUpdate`: individualize if a newer version is there (wmdrmsdk.h). */
export const WMDRM_SECURITY_PERFORM_INDIV = 0x1;
/** For `PerformSecurityUpdate`: fetch the revocation lists (wmdrmsdk.h). */
export const WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH = 0x2;
/** For `PerformSecurityUpdate`: individualize in any case (wmdrmsdk.h). */
export const WMDRM_SECURITY_PERFORM_FORCE_INDIV = 0x4;

/** For `AcquireLicense`: without help from the user (wmdrmsdk.h). */
export const WMDRM_ACQUIRE_LICENSE_SILENT = 0x1;
/** For `AcquireLicense`: the completed event carries URL and challenge for a web page (wmdrmsdk.h). */
export const WMDRM_ACQUIRE_LICENSE_NONSILENT = 0x2;
/** For `AcquireLicense`: as non-silent, for version 1 content; the header argument is the key id (wmdrmsdk.h). */
export const WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT = 0x4;

/** For `DeleteLicense`: at once (wmdrmsdk.h). */
export const WMDRM_DELETE_LICENSE_IMMEDIATELY = 0x1;
/** For `DeleteLicense`: at the next `CleanLicenseStore` (wmdrmsdk.h). */
export const WMDRM_DELETE_LICENSE_MARK_FOR_PURGE = 0x2;

/** For `CleanLicenseStore`: done when the call returns (wmdrmsdk.h). */
export const WMDRM_CLEAN_LICENSE_STORE_SYNC = 0x1;
/** For `CleanLicenseStore`: ends with `MEWMDRMLicenseStoreCleaned` (wmdrmsdk.h). */
export const WMDRM_CLEAN_LICENSE_STORE_ASYNC = 0x2;

/** `GetLicense`: a version 7 license, XML (wmdrmsdk.h). */
export const WMDRM_LICENSE_TYPE_XML = 0x1;
/** `GetLicense`: an XMR license, binary (wmdrmsdk.h). */
export const WMDRM_LICENSE_TYPE_XMR = 0x2;

/** `GetMachineCertificate`: version 1 (wmdrmsdk.h). */
export const WMDRM_CERTIFICATE_TYPE_V1 = 0x1;
/** `GetMachineCertificate`: version 2 (wmdrmsdk.h). */
export const WMDRM_CERTIFICATE_TYPE_V2 = 0x2;
/** `CreateSecureDecryptor`: an XML certificate (wmdrmsdk.h). */
export const WMDRM_CERTIFICATE_TYPE_XML = 1;
/** `CreateSecureDecryptor`: RC4 (wmdrmsdk.h). */
export const WMDRM_PROTECTION_TYPE_RC4 = 1;

/** Output protection for playing (wmdrmsdk.h). */
export const WMDRM_OPL_PLAY = 0x1;
/** Output protection for copying (wmdrmsdk.h). */
export const WMDRM_OPL_COPY = 0x2;

/** More licenses apply than the state can express; enumerate them to be sure (wmdrmsdk.h). */
export const DRM_LICENSE_STATE_DATA_VAGUE = 0x1;
/** Output protection levels apply (wmdrmsdk.h). */
export const DRM_LICENSE_STATE_DATA_OPL_PRESENT = 0x2;
/** The secure audio path is required (wmdrmsdk.h). */
export const DRM_LICENSE_STATE_DATA_SAP_PRESENT = 0x4;
