/** Not known (wmdrmsdk.h). */
export const INDI_UNDEFINED = 0;
/** It begins (wmdrmsdk.h). */
export const INDI_BEGIN = 1;
/** It succeeded (wmdrmsdk.h). */
export const INDI_SUCCEED = 2;
/** It failed (wmdrmsdk.h). */
export const INDI_FAIL = 4;
/** The application cancelled it (wmdrmsdk.h). */
export const INDI_CANCEL = 8;
/** The component is being downloaded (wmdrmsdk.h). */
export const INDI_DOWNLOAD = 0x10;
/** The component is being installed (wmdrmsdk.h). */
export const INDI_INSTALL = 0x20;

/** How far an individualization is (wmdrmsdk.h; wmformat/drm-individualization-status). */
export type DRM_INDIVIDUALIZATION_STATUS =
  | typeof INDI_UNDEFINED
  | typeof INDI_BEGIN
  | typeof INDI_SUCCEED
  | typeof INDI_FAIL
  | typeof INDI_CANCEL
  | typeof INDI_DOWNLOAD
  | typeof INDI_INSTALL;

/** No request yet (wmdrmsdk.h). */
export const HTTP_NOTINITIATED = 0;
/** Connecting (wmdrmsdk.h). */
export const HTTP_CONNECTING = 1;
/** The request is being sent (wmdrmsdk.h). */
export const HTTP_REQUESTING = 2;
/** The answer is being received (wmdrmsdk.h). */
export const HTTP_RECEIVING = 3;
/** The request is finished (wmdrmsdk.h). */
export const HTTP_COMPLETED = 4;

/** How far its request to the service is (wmdrmsdk.h; wmformat/drm-http-status). */
export type DRM_HTTP_STATUS =
  | typeof HTTP_NOTINITIATED
  | typeof HTTP_CONNECTING
  | typeof HTTP_REQUESTING
  | typeof HTTP_RECEIVING
  | typeof HTTP_COMPLETED;
