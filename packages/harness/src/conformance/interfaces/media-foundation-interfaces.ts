/** The interfaces and functions of Media Foundation the suite calls (mfobjects.h, mfapi.h), with the codes each may answer. */
export const mediaFoundationInterfaces = {
  IUnknown: {
    iid: '00000000-0000-0000-C000-000000000046',
    base: null,
    always: [],
    methods: {
      QueryInterface: { args: ['iid'], out: 'object:IUnknown', codes: ['S_OK', 'E_NOINTERFACE'] },
    },
  },
  IMFAttributes: {
    iid: '2CD2D921-C447-44A7-A13C-4ADABFC247E3',
    base: 'IUnknown',
    always: ['S_OK', 'E_INVALIDARG'],
    methods: {
      GetItem: { args: ['guid'], out: 'propvariant', codes: ['MF_E_ATTRIBUTENOTFOUND'] },
      GetItemType: { args: ['guid'], out: 'u32', codes: ['MF_E_ATTRIBUTENOTFOUND'] },
      CompareItem: { args: ['guid', 'propvariant'], out: 'bool', codes: [] },
      Compare: { args: ['object?', 'u32'], out: 'bool', codes: [] },
      GetUINT32: {
        args: ['guid'],
        out: 'u32',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetUINT64: {
        args: ['guid'],
        out: 'u64',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetDouble: {
        args: ['guid'],
        out: 'f64',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetGUID: {
        args: ['guid'],
        out: 'guid',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetStringLength: {
        args: ['guid'],
        out: 'u32',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetString: {
        args: ['guid', 'u32'],
        out: 'text',
        codes: [
          'MF_E_ATTRIBUTENOTFOUND',
          'MF_E_INVALIDTYPE',
          'HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER)',
        ],
      },
      GetAllocatedString: {
        args: ['guid'],
        out: 'text',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetBlobSize: {
        args: ['guid'],
        out: 'u32',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetBlob: {
        args: ['guid', 'u32'],
        out: 'bytes',
        codes: [
          'MF_E_ATTRIBUTENOTFOUND',
          'MF_E_INVALIDTYPE',
          'HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER)',
        ],
      },
      GetAllocatedBlob: {
        args: ['guid'],
        out: 'bytes',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE'],
      },
      GetUnknown: {
        args: ['guid', 'iid'],
        out: 'object:IUnknown',
        codes: ['MF_E_ATTRIBUTENOTFOUND', 'MF_E_INVALIDTYPE', 'E_NOINTERFACE'],
      },
      SetItem: { args: ['guid', 'propvariant'], out: 'none', codes: ['MF_E_INVALIDTYPE'] },
      DeleteItem: { args: ['guid'], out: 'none', codes: [] },
      DeleteAllItems: { args: [], out: 'none', codes: [] },
      SetUINT32: { args: ['guid', 'u32'], out: 'none', codes: [] },
      SetUINT64: { args: ['guid', 'u64'], out: 'none', codes: [] },
      SetDouble: { args: ['guid', 'f64'], out: 'none', codes: [] },
      SetGUID: { args: ['guid', 'guid'], out: 'none', codes: [] },
      SetString: { args: ['guid', 'text'], out: 'none', codes: [] },
      SetBlob: { args: ['guid', 'bytes'], out: 'none', codes: [] },
      SetUnknown: { args: ['guid', 'object?'], out: 'none', codes: [] },
      LockStore: { args: [], out: 'none', codes: [] },
      UnlockStore: { args: [], out: 'none', codes: [] },
      GetCount: { args: [], out: 'u32', codes: [] },
      GetItemByIndex: { args: ['u32'], out: 'attribute-item', codes: [] },
      CopyAllItems: { args: ['object?'], out: 'none', codes: [] },
    },
  },
  IMFMediaEvent: {
    iid: 'DF598932-F10C-4E39-BBA2-C308F101DAA3',
    base: 'IMFAttributes',
    always: [],
    methods: {
      GetType: { args: [], out: 'u32', codes: [] },
      GetExtendedType: { args: [], out: 'guid', codes: [] },
      GetStatus: { args: [], out: 'hresult', codes: [] },
      GetValue: { args: [], out: 'propvariant', codes: [] },
    },
  },
  IMFAsyncResult: {
    iid: 'AC6B7889-0740-4D51-8619-905994A55CC6',
    base: 'IUnknown',
    always: [],
    methods: {
      GetState: { args: [], out: 'object:IUnknown', codes: ['S_OK', 'E_POINTER'] },
      GetStatus: { args: [], out: 'hresult', codes: [], answers: 'status' },
      SetStatus: { args: ['hresult'], out: 'none', codes: ['S_OK', 'E_INVALIDARG'] },
      GetObject: { args: [], out: 'object:IUnknown', codes: ['S_OK', 'E_POINTER'] },
      GetStateNoAddRef: { args: [], out: 'object?:IUnknown', codes: [], answers: 'value' },
    },
  },
  IMFAsyncCallback: {
    iid: 'A27003CF-2354-4F2A-8D6A-AB7CFF15437E',
    base: 'IUnknown',
    always: [],
    methods: {},
  },
  IMFMediaEventGenerator: {
    iid: '2CD0BD52-BCD5-4B89-B62C-EADC0C031E7D',
    base: 'IUnknown',
    always: ['S_OK', 'E_INVALIDARG', 'MF_E_SHUTDOWN'],
    methods: {
      GetEvent: {
        args: ['u32'],
        out: 'object:IMFMediaEvent',
        codes: ['MF_E_NO_EVENTS_AVAILABLE', 'MF_E_MULTIPLE_SUBSCRIBERS'],
      },
      BeginGetEvent: {
        args: ['object?', 'object?'],
        out: 'none',
        codes: ['MF_S_MULTIPLE_BEGIN', 'MF_E_MULTIPLE_BEGIN', 'MF_E_MULTIPLE_SUBSCRIBERS'],
      },
      EndGetEvent: { args: ['object?'], out: 'object:IMFMediaEvent', codes: ['E_FAIL'] },
      QueueEvent: { args: ['u32', 'guid', 'hresult', 'propvariant?'], out: 'none', codes: [] },
    },
  },
  IMFMediaEventQueue: {
    iid: '36F846FC-2256-48B6-B58E-E2B638316581',
    base: 'IUnknown',
    always: ['S_OK', 'E_INVALIDARG', 'MF_E_SHUTDOWN'],
    methods: {
      GetEvent: {
        args: ['u32'],
        out: 'object:IMFMediaEvent',
        codes: ['MF_E_NO_EVENTS_AVAILABLE', 'MF_E_MULTIPLE_SUBSCRIBERS'],
      },
      BeginGetEvent: {
        args: ['object?', 'object?'],
        out: 'none',
        codes: ['MF_S_MULTIPLE_BEGIN', 'MF_E_MULTIPLE_BEGIN', 'MF_E_MULTIPLE_SUBSCRIBERS'],
      },
      EndGetEvent: { args: ['object?'], out: 'object:IMFMediaEvent', codes: ['E_FAIL'] },
      QueueEvent: { args: ['object?'], out: 'none', codes: [] },
      QueueEventParamVar: {
        args: ['u32', 'guid', 'hresult', 'propvariant?'],
        out: 'none',
        codes: [],
      },
      QueueEventParamUnk: { args: ['u32', 'guid', 'hresult', 'object?'], out: 'none', codes: [] },
      Shutdown: { args: [], out: 'none', codes: [] },
    },
  },
  /** The functions of mfplat.dll. */
  Mfplat: {
    iid: null,
    base: null,
    always: ['S_OK', 'E_INVALIDARG'],
    methods: {
      MFCreateEventQueue: { args: [], out: 'object:IMFMediaEventQueue', codes: [] },
      MFCreateMediaEvent: {
        args: ['u32', 'guid', 'hresult', 'propvariant?'],
        out: 'object:IMFMediaEvent',
        codes: [],
      },
      MFCreateAsyncResult: {
        args: ['object?', 'object?', 'object?'],
        out: 'object:IMFAsyncResult',
        codes: [],
      },
      MFCreateAttributes: { args: ['u32'], out: 'object:IMFAttributes', codes: [] },
    },
  },
} as const;
