/** The interfaces and functions of the Windows Media DRM client the suite calls (wmdrmsdk.h), with the codes each may answer. */
export const wmdrmInterfaces = {
  /** The functions of wmdrmsdk.dll. */
  Wmdrmsdk: {
    iid: null,
    base: null,
    always: ['S_OK', 'NS_E_DRM_UNABLE_TO_INITIALIZE'],
    methods: {
      WMDRMStartup: { args: [], out: 'none', codes: [] },
      WMDRMShutdown: { args: [], out: 'none', codes: [] },
      WMDRMCreateProvider: { args: [], out: 'object:IWMDRMProvider', codes: [] },
      WMDRMCreateProtectedProvider: {
        args: [],
        out: 'object:IWMDRMProvider',
        codes: ['NS_E_DRM_STUBLIB_REQUIRED'],
      },
    },
  },
  IWMDRMProvider: {
    iid: '98DC8917-8640-4B1D-9F1E-A590D40357EE',
    base: 'IUnknown',
    always: ['S_OK', 'NS_E_DRM_UNABLE_TO_INITIALIZE'],
    methods: {
      CreateObject: { args: ['iid'], out: 'object:IUnknown', codes: ['E_NOINTERFACE'] },
    },
  },
  IWMDRMEventGenerator: {
    iid: 'CE11CC91-E615-4E0B-BE1F-09B5AEC033F2',
    base: 'IMFMediaEventGenerator',
    always: ['NS_E_DRM_UNABLE_TO_INITIALIZE'],
    methods: {
      CancelAsyncOperation: { args: ['object?'], out: 'none', codes: ['S_FALSE'] },
      Shutdown: { args: [], out: 'none', codes: [] },
    },
  },
  IWMDRMLicenseManagement: {
    iid: 'F4828DC7-8945-4D05-AB05-667AB99D29EE',
    base: 'IWMDRMEventGenerator',
    always: ['NS_E_DRM_LICENSE_STORE_ERROR', 'NS_E_DRM_DATASTORE_CORRUPT', 'NS_E_DRM_BUSY'],
    methods: {
      CreateLicenseEnumeration: {
        args: ['filter?'],
        out: 'object:IWMDRMLicense',
        codes: ['DRM_E_LICENSENOTFOUND'],
      },
      DeleteLicense: { args: ['text', 'u32'], out: 'none', codes: ['DRM_E_LICENSENOTFOUND'] },
      CleanLicenseStore: {
        args: ['u32'],
        out: 'object?:IUnknown',
        codes: ['DRM_E_LICENSENOTFOUND'],
      },
      StoreLicense: {
        args: ['text'],
        out: 'none',
        codes: [
          'NS_E_DRM_INVALID_LICENSE',
          'NS_E_DRM_UNABLE_TO_OPEN_LICENSE',
          'NS_E_DRM_LICENSE_STORE_SAVE_ERROR',
          'NS_E_DRM_STORE_NOTALLSTORED',
        ],
      },
      AcquireLicense: {
        args: ['text?', 'text', 'text', 'u32'],
        out: 'object:IUnknown',
        codes: ['NS_E_DRM_NOT_CONFIGURED'],
      },
      MonitorLicenseAcquisition: {
        args: ['text', 'text', 'text'],
        out: 'object:IUnknown',
        codes: ['NS_E_DRM_NOT_CONFIGURED'],
      },
      BackupLicenses: {
        args: ['text?', 'u32'],
        out: 'object:IUnknown',
        codes: ['NS_E_DRM_BACKUPRESTORE_BUSY'],
      },
      RestoreLicenses: {
        args: ['text?', 'u32'],
        out: 'object:IUnknown',
        codes: ['NS_E_DRM_BACKUPRESTORE_BUSY'],
      },
      CreateLicenseRevocationChallenge: {
        args: ['bytes', 'bytes'],
        out: 'bytes',
        codes: ['NS_E_DRM_NOT_CONFIGURED', 'NS_E_DRM_INVALID_DATA'],
      },
      ProcessLicenseRevocationResponse: {
        args: ['bytes'],
        out: 'bytes',
        codes: ['NS_E_DRM_NOT_CONFIGURED', 'NS_E_DRM_INVALID_DATA'],
      },
      ProcessLicenseDeletionMessage: {
        args: ['text'],
        out: 'none',
        codes: ['NS_E_DRM_NOT_CONFIGURED', 'DRM_E_LICENSENOTFOUND', 'NS_E_DRM_NO_RIGHTS'],
      },
    },
  },
  IWMDRMLicense: {
    iid: 'C9E0A5F3-DD22-4DC4-B795-88FA91F0516B',
    base: 'IUnknown',
    always: ['S_OK', 'E_INVALIDARG', 'NS_E_DRM_UNABLE_TO_INITIALIZE'],
    methods: {
      ResetEnumeration: { args: [], out: 'none', codes: [] },
      GetNext: { args: [], out: 'none', codes: ['HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS)'] },
      GetLicense: { args: [], out: 'license', codes: ['NS_E_DRM_LICENSE_UNAVAILABLE'] },
      GetLicenseProperty: {
        args: ['text'],
        out: 'propvariant',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY', 'NS_E_DRM_INVALID_PROPERTY'],
      },
      CreateDecryptor: { args: [], out: 'object:IUnknown', codes: ['E_NOTIMPL'] },
      CreateSecureDecryptor: {
        args: ['bytes', 'u32', 'u32'],
        out: 'object:IUnknown',
        codes: ['E_NOTIMPL'],
      },
      CreateEncryptor: { args: [], out: 'object:IUnknown', codes: ['E_NOTIMPL'] },
      PersistLicense: {
        args: [],
        out: 'none',
        codes: ['DRM_E_LICENSENOTFOUND', 'NS_E_DRM_NO_RIGHTS', 'NS_E_DRM_LICENSE_STORE_ERROR'],
      },
      CanPersist: { args: [], out: 'bool', codes: [] },
      GetAnalogVideoRestrictionLevels: {
        args: [],
        out: 'analog-video',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY'],
      },
      GetOutputProtectionLevels: {
        args: [],
        out: 'output-protection',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY'],
      },
      GetInclusionList: { args: [], out: 'guids', codes: [] },
      GetPolicy: { args: [], out: 'bytes', codes: ['E_NOTIMPL'] },
    },
  },
  IWMDRMLicenseQuery: {
    iid: '20B970DF-0A58-4D3C-817C-4E3CCBB253AC',
    base: 'IUnknown',
    always: [
      'S_OK',
      'E_INVALIDARG',
      'NS_E_DRM_UNABLE_TO_INITIALIZE',
      'NS_E_DRM_LICENSE_STORE_ERROR',
    ],
    methods: {
      QueryLicenseState: { args: ['text', 'texts'], out: 'license-states', codes: [] },
      SetActionAllowedQueryParams: {
        args: ['bool', 'u32', 'bool', 'text?'],
        out: 'none',
        codes: [],
      },
      QueryActionAllowed: { args: ['text', 'text?', 'texts'], out: 'numbers', codes: [] },
    },
  },
  IWMDRMSecurity: {
    iid: '70800F56-5239-4A0B-A8B8-D53C6BAE4171',
    base: 'IWMDRMEventGenerator',
    always: ['NS_E_DRM_NOT_CONFIGURED'],
    methods: {
      GetSecurityVersion: { args: [], out: 'text', codes: [] },
      GetMachineCertificate: { args: ['u32'], out: 'certificate', codes: [] },
      PerformSecurityUpdate: {
        args: ['u32'],
        out: 'object:IUnknown',
        codes: ['NS_E_DRM_INDIVIDUALIZING'],
      },
      SetRevocationData: {
        args: ['guid', 'bytes'],
        out: 'none',
        codes: ['NS_E_DRM_INVALID_DATA'],
      },
      GetRevocationData: {
        args: ['guid'],
        out: 'bytes',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY'],
      },
      GetRevocationDataVersion: {
        args: ['guid'],
        out: 'u64',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY'],
      },
      CheckCertForRevocation: {
        args: ['guid', 'bytes'],
        out: 'bool',
        codes: ['NS_E_DRM_UNSUPPORTED_PROPERTY', 'NS_E_DRM_INVALID_DATA'],
      },
    },
  },
  IWMDRMLicenseBackupRestoreStatus: {
    iid: 'F653C5A2-0EB3-4503-9D88-C200552D0D55',
    base: 'IUnknown',
    always: ['S_OK'],
    methods: { GetStatus: { args: [], out: 'status', codes: [] } },
  },
  IWMDRMNonSilentLicenseAquisition: {
    iid: '8AE059DD-BE6B-481A-863A-59056B50B748',
    base: 'IUnknown',
    always: ['S_OK'],
    methods: {
      GetURL: { args: [], out: 'text', codes: [] },
      GetChallenge: { args: [], out: 'text', codes: [] },
    },
  },
  IWMDRMIndividualizationStatus: {
    iid: '7DB091BD-DB6A-4FA4-BCBF-0783E256C78C',
    base: 'IUnknown',
    always: ['S_OK'],
    methods: {},
  },
  /** An interface of this project; a capability of subjects that have it. */
  IWMDRMOperationProgress: {
    iid: '1C67C3E4-C093-4C18-8B5A-D70098574B20',
    base: 'IUnknown',
    always: ['S_OK'],
    methods: {
      GetCookie: { args: [], out: 'object:IUnknown', codes: [] },
      GetProgress: { args: [], out: 'progress', codes: [] },
    },
  },
} as const;
