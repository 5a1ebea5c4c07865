/** Play (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_PLAYBACK = 'Play';
/** Copy (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_COPY = 'Copy';
/** Burn as part of a playlist (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_PLAYLIST_BURN = 'PlaylistBurn';
/** Make a thumbnail image (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE = 'CreateThumbnailImage';
/** Copy to an audio CD (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_COPY_TO_CD = 'Print.redbook';
/** Copy to an SDMI device (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_COPY_TO_SDMI_DEVICE = 'Transfer.SDMI';
/** Copy to a device that is not SDMI (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_COPY_TO_NON_SDMI_DEVICE = 'Transfer.NONSDMI';
/** Back up and restore: one right (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_BACKUP = 'Backup';
/** Play together over a network (wmdrmsdk.h). */
export const g_wszWMDRM_RIGHT_COLLABORATIVE_PLAY = 'CollaborativePlay';

/** The name of a right (wmdrmsdk.h; wmformat/drm-rights). */
export type WMDRM_RIGHT =
  | typeof g_wszWMDRM_RIGHT_PLAYBACK
  | typeof g_wszWMDRM_RIGHT_COPY
  | typeof g_wszWMDRM_RIGHT_PLAYLIST_BURN
  | typeof g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE
  | typeof g_wszWMDRM_RIGHT_COPY_TO_CD
  | typeof g_wszWMDRM_RIGHT_COPY_TO_SDMI_DEVICE
  | typeof g_wszWMDRM_RIGHT_COPY_TO_NON_SDMI_DEVICE
  | typeof g_wszWMDRM_RIGHT_BACKUP
  | typeof g_wszWMDRM_RIGHT_COLLABORATIVE_PLAY;

/** Prefix of the names for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed = 'ActionAllowed.';
/** Play; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_Playback = 'ActionAllowed.Play';
/** Copy; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_Copy = 'ActionAllowed.Copy';
/** Burn as part of a playlist; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_PlaylistBurn = 'ActionAllowed.PlaylistBurn';
/** Make a thumbnail image; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_CreateThumbnailImage = 'ActionAllowed.CreateThumbnailImage';
/** Copy to an audio CD; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_CopyToCD = 'ActionAllowed.Print.redbook';
/** Copy to an SDMI device; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_CopyToSDMIDevice = 'ActionAllowed.Transfer.SDMI';
/** Copy to a device that is not SDMI; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_CopyToNonSDMIDevice = 'ActionAllowed.Transfer.NONSDMI';
/** Back up and restore: one right; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_Backup = 'ActionAllowed.Backup';
/** Play together over a network; for `QueryActionAllowed` (wmdrmsdk.h). */
export const g_wszWMDRM_ActionAllowed_CollaborativePlay = 'ActionAllowed.CollaborativePlay';

/** Prefix of the names for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState = 'LicenseStateData.';
/** Play; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_Playback = 'LicenseStateData.Play';
/** Copy; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_Copy = 'LicenseStateData.Copy';
/** Burn as part of a playlist; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_PlaylistBurn = 'LicenseStateData.PlaylistBurn';
/** Make a thumbnail image; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_CreateThumbnailImage = 'LicenseStateData.CreateThumbnailImage';
/** Copy to an audio CD; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_CopyToCD = 'LicenseStateData.Print.redbook';
/** Copy to an SDMI device; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_CopyToSDMIDevice = 'LicenseStateData.Transfer.SDMI';
/** Copy to a device that is not SDMI; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_CopyToNonSDMIDevice = 'LicenseStateData.Transfer.NONSDMI';
/** Back up and restore: one right; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_Backup = 'LicenseStateData.Backup';
/** Play together over a network; for `QueryLicenseState` (wmdrmsdk.h). */
export const g_wszWMDRM_LicenseState_CollaborativePlay = 'LicenseStateData.CollaborativePlay';
