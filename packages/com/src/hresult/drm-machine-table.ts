/**
 * Codes about the computer: individualization, start, services. Source: nserror.h; Windows Media Format documentation,
 * error-codes and library-files-header-files-and-compiler-settings.
 */
export const drmMachineTable = {
  NS_E_DRM_NEEDS_INDIVIDUALIZATION: {
    value: 0xc00d2728,
    meaning: 'The computer must be individualized first.',
  },
  NS_S_DRM_NEEDS_INDIVIDUALIZATION: {
    value: 0x000d27de,
    meaning: 'Done, and the computer should be individualized.',
  },
  NS_S_DRM_INDIVIDUALIZED: { value: 0x000d2727, meaning: 'The computer has been individualized.' },
  NS_E_DRM_STORE_NEEDINDI: {
    value: 0xc00d27db,
    meaning: 'The license can be stored only after individualization.',
  },
  NS_E_DRM_STORE_NOTALLOWED: {
    value: 0xc00d27dc,
    meaning: 'This computer does not meet what storing the license requires.',
  },
  NS_E_DRM_STORE_NOTALLSTORED: {
    value: 0xc00d275f,
    meaning: 'Some of the licenses could not be stored.',
  },
  NS_E_DRM_INDIVIDUALIZING: { value: 0xc00d272c, meaning: 'Individualization is already running.' },
  NS_E_DRM_INDIVIDUALIZE_ERROR: { value: 0xc00d2736, meaning: 'Individualization failed.' },
  NS_E_DRM_INDIVIDUALIZATION_INCOMPLETE: {
    value: 0xc00d274c,
    meaning: 'Individualization did not come to its end.',
  },
  NS_E_DRM_INDIV_FRAUD: {
    value: 0xc00d2843,
    meaning: 'The daily limit of individualizations is reached.',
  },
  NS_E_DRM_INDIV_NO_CABS: {
    value: 0xc00d2844,
    meaning: 'The individualization service cannot serve this computer.',
  },
  NS_E_DRM_INDIV_SERVICE_UNAVAILABLE: {
    value: 0xc00d2845,
    meaning: 'The individualization service is not available.',
  },
  NS_E_DRM_INVALID_MACHINE: {
    value: 0xc00d2719,
    meaning: 'The licenses belong to another computer; move them by backup and restore.',
  },
  NS_E_DRM_HARDWARE_INCONSISTENT: {
    value: 0xc00d2754,
    meaning: 'The license store does not fit this computer, or is damaged.',
  },
  NS_E_DRM_HARDWAREID_MISMATCH: {
    value: 0xc00d278f,
    meaning: 'The hardware of this computer has changed.',
  },
  NS_E_DRM_UNABLE_TO_INITIALIZE: { value: 0xc00d271d, meaning: 'The subsystem is not started.' },
  NS_E_DRM_ALREADY_INITIALIZED: {
    value: 0xc00d2729,
    meaning: 'The computer has the newest version already.',
  },
  NS_E_DRM_BUSY: {
    value: 0xc00d2841,
    meaning: 'Another application or user holds the subsystem locked.',
  },
  NS_E_DRM_STUBLIB_REQUIRED: {
    value: 0xc00d2785,
    meaning: 'Only an application with a stub library of its own may call this.',
    documentedFor: 'every method a stub library gates',
  },
  NS_E_DRM_DEBUGGING_NOT_ALLOWED: {
    value: 0xc00d2767,
    meaning: 'A debugger is attached.',
    documentedFor: 'every method',
  },
  NS_E_DRM_POLICY_DISABLE_ONLINE: {
    value: 0xc00d2762,
    meaning: 'A group policy forbids access to online services.',
  },
  NS_E_DRM_ERROR_BAD_NET_RESP: {
    value: 0xc00d275e,
    meaning: 'The service sent an answer that makes no sense.',
  },
} as const;
