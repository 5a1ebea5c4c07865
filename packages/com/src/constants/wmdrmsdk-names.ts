/** Element that holds the actions of `AcquireLicense` (wmdrmsdk.h). */
export const g_wszWMDRM_ACTIONLIST_TAG = 'ACTIONLIST';
/** Element of one action (wmdrmsdk.h). */
export const g_wszWMDRM_ACTION_TAG = 'ACTION';

/** Revocation data for network devices (wmdrmsdk.h; one page writes g_wszWMDRMNet_Revocation). */
export const g_wszWMDRMNET_Revocation = 'WMDRMNET_REVOCATION';
/** Level of the secure audio path (wmdrmsdk.h). */
export const g_wszWMDRM_SAPLEVEL = 'SAPLEVEL';
/** Whether the secure audio path is required (wmdrmsdk.h). */
export const g_wszWMDRM_SAPRequired = 'SAPRequired';
/** Where the content comes from (wmdrmsdk.h). */
export const g_wszWMDRM_SOURCEID = 'SOURCEID';
/** Which license comes first (wmdrmsdk.h). */
export const g_wszWMDRM_PRIORITY = 'PRIORITY';
/** When the license was issued (wmdrmsdk.h; not on the page). */
export const g_wszWMDRM_ISSUEDATE = 'ISSUEDATE';
/** Key id of the root of the chain of licenses (wmdrmsdk.h). */
export const g_wszWMDRM_UplinkID = 'UplinkID';
/** Version of the revocation information (wmdrmsdk.h; not on the page). */
export const g_wszWMDRM_REVINFOVERSION = 'REVINFOVERSION';

/** A property of `IWMDRMLicense::GetLicenseProperty` (wmdrmsdk.h; wmformat/iwmdrmlicense-getlicenseproperty). */
export type WMDRM_LICENSE_PROPERTY =
  | typeof g_wszWMDRMNET_Revocation
  | typeof g_wszWMDRM_SAPLEVEL
  | typeof g_wszWMDRM_SAPRequired
  | typeof g_wszWMDRM_SOURCEID
  | typeof g_wszWMDRM_PRIORITY
  | typeof g_wszWMDRM_ISSUEDATE
  | typeof g_wszWMDRM_UplinkID
  | typeof g_wszWMDRM_REVINFOVERSION;
