/** 32-bit unsigned integer (wmdrmsdk.h). */
export const DRM_TYPE_DWORD = 0;
/** String (wmdrmsdk.h). */
export const DRM_TYPE_STRING = 1;
/** Bytes (wmdrmsdk.h). */
export const DRM_TYPE_BINARY = 2;
/** Truth value (wmdrmsdk.h). */
export const DRM_TYPE_BOOL = 3;
/** 64-bit unsigned integer (wmdrmsdk.h). */
export const DRM_TYPE_QWORD = 4;
/** 16-bit unsigned integer (wmdrmsdk.h). */
export const DRM_TYPE_WORD = 5;
/** GUID: 16 bytes, whatever the page says (wmdrmsdk.h). */
export const DRM_TYPE_GUID = 6;

/** The type of a value given to IDRMStatusCallback (wmdrmsdk.h; wmformat/drm-attr-datatype). */
export type DRM_ATTR_DATATYPE =
  | typeof DRM_TYPE_DWORD
  | typeof DRM_TYPE_STRING
  | typeof DRM_TYPE_BINARY
  | typeof DRM_TYPE_BOOL
  | typeof DRM_TYPE_QWORD
  | typeof DRM_TYPE_WORD
  | typeof DRM_TYPE_GUID;

/** How a stream is encrypted: there is one way (wmdrmsdk.h). */
export const CRYPTO_TYPE_MCE = 0;

/** How a stream is encrypted (wmdrmsdk.h). */
export type DRM_CRYPTO_TYPE = typeof CRYPTO_TYPE_MCE;

/** No policy (wmdrmsdk.h). */
export const WMDRMNET_POLICY_TYPE_UNDEFINED = 0;
/** Re-encrypt for one playback (wmdrmsdk.h). */
export const WMDRMNET_POLICY_TYPE_TRANSCRYPTPLAY = 1;

/** The kind of a policy for network devices (wmdrmsdk.h). */
export type WMDRMNET_POLICY_TYPE =
  typeof WMDRMNET_POLICY_TYPE_UNDEFINED | typeof WMDRMNET_POLICY_TYPE_TRANSCRYPTPLAY;
