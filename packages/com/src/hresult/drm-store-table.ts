/**
 * Codes about the license store, licenses and their acquisition. Source: nserror.h; Windows Media Format documentation,
 * error-codes; `DRM_E_LICENSENOTFOUND` from the pages of IWMDRMLicenseManagement.
 */
export const drmStoreTable = {
  NS_E_DRM_LICENSE_STORE_ERROR: { value: 0xc00d2712, meaning: 'The license store failed.' },
  NS_E_DRM_SECURE_STORE_ERROR: { value: 0xc00d2713, meaning: 'The secure store failed.' },
  NS_E_DRM_LICENSE_STORE_SAVE_ERROR: {
    value: 0xc00d2714,
    meaning: 'The license could not be saved.',
  },
  NS_E_DRM_SECURE_STORE_NOT_FOUND: { value: 0xc00d274a, meaning: 'There is no license store.' },
  NS_E_DRM_ENUM_LICENSE_FAILED: { value: 0xc00d271b, meaning: 'Listing the licenses failed.' },
  NS_E_DRM_LICENSE_OPEN_ERROR: { value: 0xc00d2737, meaning: 'The license could not be opened.' },
  NS_E_DRM_LICENSE_CLOSE_ERROR: { value: 0xc00d2738, meaning: 'The license could not be closed.' },
  NS_E_DRM_GET_LICENSE_ERROR: { value: 0xc00d2739, meaning: 'The license could not be read.' },
  NS_E_DRM_QUERY_ERROR: { value: 0xc00d273a, meaning: 'The query failed.' },
  NS_E_DRM_UNABLE_TO_OPEN_DATA_STORE: {
    value: 0xc00d2782,
    meaning: 'The data store could not be opened.',
  },
  NS_E_DRM_DATASTORE_CORRUPT: { value: 0xc00d2783, meaning: 'The data store is damaged.' },
  NS_E_DRM_CHECKPOINT_FAILED: {
    value: 0xc00d277f,
    meaning: 'The license store is an older copy of itself; restore the licenses from a backup.',
  },
  NS_E_DRM_INVALID_LICENSE: { value: 0xc00d2718, meaning: 'This is not a valid license.' },
  NS_E_DRM_UNABLE_TO_OPEN_LICENSE: {
    value: 0xc00d2717,
    meaning: 'The license could not be processed.',
  },
  NS_E_DRM_LICENSE_INVALID_XML: {
    value: 0xc00d2725,
    meaning: 'The license is not well-formed XML.',
  },
  NS_E_DRM_INVALID_KID: { value: 0xc00d2849, meaning: 'This is not a key id.' },
  NS_E_DRM_LICENSE_UNAVAILABLE: { value: 0xc00d28a2, meaning: 'The license is not available.' },
  NS_E_DRM_RIV_TOO_SMALL: {
    value: 0xc00d28b7,
    meaning: 'A newer revocation list is needed first.',
    documentedFor:
      'CreateLicenseEnumeration, ResetEnumeration, GetNext, CreateDecryptor, CreateEncryptor',
  },
  NS_E_DRM_UNABLE_TO_SET_PARAMETER: {
    value: 0xc00d273f,
    meaning: 'The parameter could not be set.',
  },
  NS_E_DRM_INVALID_PROPERTY: { value: 0xc00d2749, meaning: 'There is no such property.' },
  NS_E_DRM_BUFFER_TOO_SMALL: { value: 0xc00d275c, meaning: 'The buffer is too small.' },
  NS_E_DRM_UNSUPPORTED_PROPERTY: { value: 0xc00d275d, meaning: 'The property is not supported.' },
  NS_E_DRM_INVALID_DATA: { value: 0xc00d2761, meaning: 'The data makes no sense.' },
  NS_E_DRM_NOT_CONFIGURED: {
    value: 0xc00d2764,
    meaning: 'What this call needs has not been set up.',
  },
  NS_E_DRM_NO_RIGHTS: { value: 0xc00d2720, meaning: 'The license does not give this right.' },
  NS_E_DRM_ACQUIRING_LICENSE: {
    value: 0xc00d272b,
    meaning: 'A license is being acquired already.',
  },
  NS_E_DRM_LICENSE_NOTACQUIRED: {
    value: 0xc00d2759,
    meaning: 'The license could not be acquired.',
  },
  NS_E_DRM_MONITOR_ERROR: { value: 0xc00d273e, meaning: 'Monitoring the acquisition failed.' },
  DRM_E_LICENSENOTFOUND: {
    value: 0x8004c013,
    meaning: 'No license fits.',
    header: 'PlayReady',
    documentedFor: 'DeleteLicense, CleanLicenseStore',
  },
} as const;
