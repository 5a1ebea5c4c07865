import * as constants from '@wmdrm/com/constants';

/** The rights QueryLicenseState can be asked about, as its page lists them. */
export const allRights: readonly string[] = [
  constants.g_wszWMDRM_RIGHT_BACKUP,
  constants.g_wszWMDRM_RIGHT_COLLABORATIVE_PLAY,
  constants.g_wszWMDRM_RIGHT_COPY,
  constants.g_wszWMDRM_RIGHT_COPY_TO_CD,
  constants.g_wszWMDRM_RIGHT_COPY_TO_NON_SDMI_DEVICE,
  constants.g_wszWMDRM_RIGHT_COPY_TO_SDMI_DEVICE,
  constants.g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE,
  constants.g_wszWMDRM_RIGHT_PLAYBACK,
  constants.g_wszWMDRM_RIGHT_PLAYLIST_BURN,
];

/** Those QueryActionAllowed can be asked about, as its page lists them. */
export const allowedRights: readonly string[] = [
  constants.g_wszWMDRM_RIGHT_PLAYBACK,
  constants.g_wszWMDRM_RIGHT_COPY,
  constants.g_wszWMDRM_RIGHT_PLAYLIST_BURN,
  constants.g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE,
  constants.g_wszWMDRM_RIGHT_COPY_TO_CD,
];
