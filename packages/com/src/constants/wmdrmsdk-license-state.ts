/** No license gives the right (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_NORIGHT = 0;
/** The right is unlimited (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_UNLIM = 1;
/** A number of times (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_COUNT = 2;
/** From a date on (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_FROM = 3;
/** Until a date (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_UNTIL = 4;
/** From a date until a date (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_FROM_UNTIL = 5;
/** A number of times, from a date on (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_COUNT_FROM = 6;
/** A number of times, until a date (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_COUNT_UNTIL = 7;
/** A number of times, from a date until a date (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL = 8;
/** For a time after the first use (wmdrmsdk.h). */
export const WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE = 9;

/** How the licenses of a key id limit an action (wmdrmsdk.h; wmformat/drm-license-state-category). */
export type DRM_LICENSE_STATE_CATEGORY =
  | typeof WM_DRM_LICENSE_STATE_NORIGHT
  | typeof WM_DRM_LICENSE_STATE_UNLIM
  | typeof WM_DRM_LICENSE_STATE_COUNT
  | typeof WM_DRM_LICENSE_STATE_FROM
  | typeof WM_DRM_LICENSE_STATE_UNTIL
  | typeof WM_DRM_LICENSE_STATE_FROM_UNTIL
  | typeof WM_DRM_LICENSE_STATE_COUNT_FROM
  | typeof WM_DRM_LICENSE_STATE_COUNT_UNTIL
  | typeof WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL
  | typeof WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE;

/** Not allowed; set with every other bit (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED = 0x1;
/** There is no license (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE = 0x2;
/** No license gives the right (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT = 0x4;
/** The counts are used up (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED = 0x8;
/** The license has expired (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED = 0x10;
/** The license does not apply yet (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NOT_STARTED = 0x20;
/** The application is not secure enough (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW = 0x40;
/** The computer must be individualized first (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV = 0x80;
/** The level for copying is too low (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_COPY_OPL_TOO_LOW = 0x100;
/** The target of the copy is excluded (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_COPY_OPL_EXCLUDED = 0x200;
/** The device lacks a secure clock (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_CLOCK_SUPPORT = 0x400;
/** The device cannot meter (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_METERING_SUPPORT = 0x800;
/** The chain of licenses is too long (wmdrmsdk.h, DRM_ACTION_ALLOWED_QUERY_RESULTS). */
export const DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_CHAIN_DEPTH_TOO_HIGH = 0x1000;

/** One reason why an action is not allowed; `QueryActionAllowed` answers an OR of them (wmdrmsdk.h). */
export type DRM_ACTION_ALLOWED_QUERY_RESULTS =
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NOT_STARTED
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_COPY_OPL_TOO_LOW
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_COPY_OPL_EXCLUDED
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_CLOCK_SUPPORT
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_METERING_SUPPORT
  | typeof DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_CHAIN_DEPTH_TOO_HIGH;
