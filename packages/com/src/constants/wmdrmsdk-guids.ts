import { guid, type Guid } from '../guid/guid.js';

/** Revocation list of applications (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_APP: Guid = guid('90A37313-0ECF-4CAA-A906-B188F6129300');
/** Revocation list of devices (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_DEVICE: Guid = guid('3129E375-CEB0-47D5-9CCA-9DB74CFD4332');
/** Revocation list of network devices (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_CARDEA: Guid = guid('CD75E604-543D-4A9C-9F09-FE6D24E8BF90');
/** Revocation information: the versions of all lists (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_REVINFO: Guid = guid('CCDE5A55-A688-4405-A88B-D13F90D5BA3E');
/** Global revocation list (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_GRL: Guid = guid('A2190240-B2CA-40B3-B48D-9BC4C2DC428D');
/** Revocation list of HDCP (wmdrmsdk.h). */
export const WMDRM_REVOCATIONTYPE_HDCP: Guid = guid('E627553A-820F-40FD-B465-A42830A574C9');

/** The class of the content enabler (wmdrmsdk.h); nothing here creates it. */
export const CLSID_WMDRMContentEnablerActivate: Guid = guid('82435BDF-F7C1-4DF9-8103-EEABEBF3D6E1');
/** The type library (wmdrmsdk.h). */
export const LIBID_WMDRMContentEnablerActivate: Guid = guid('82435BE0-F7C1-4DF9-8103-EEABEBF3D6E1');
