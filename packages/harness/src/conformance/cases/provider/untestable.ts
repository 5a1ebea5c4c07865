import type { UntestableRequirement } from '../../../contract/requirement.js';

/** What the pages on start, shutdown and provider say and no case can show to be broken. */
export const providerUntestable: readonly UntestableRequirement[] = [
  {
    id: 'LM-START-09',
    title: 'WMDRMStartup initializes COM for its caller, and WMDRMShutdown ends that',
    source: { level: 'documented', page: 'wmformat/application-basics', section: 'Introduction' },
    untestable: 'the suite calls no other COM objects in the process of the subject',
  },
  {
    id: 'LM-START-10',
    title: 'WMDRMShutdown releases what WMDRMStartup has acquired',
    source: { level: 'documented', page: 'wmformat/wmdrmshutdown', section: 'Description' },
    untestable: 'which resources those are is up to the subject, and none shows outside',
  },
  {
    id: 'LM-START-11',
    title: 'under a debugger methods answer NS_E_DRM_DEBUGGING_NOT_ALLOWED',
    source: {
      level: 'documented',
      page: 'wmformat/library-files-header-files-and-compiler-settings',
      section: 'Debug builds',
    },
    untestable: 'the suite cannot build the subject for debugging',
  },
  {
    id: 'LM-PROVIDER-12',
    title: 'CreateObject answers IWMDRMNetReceiver and IWMDRMNetTransmitter',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmprovider-createobject',
      section: 'Parameters, riid',
    },
    untestable:
      'network devices are no part of license management: the suite calls none of their methods',
  },
  {
    id: 'LM-PROVIDER-13',
    title: 'a method that needs the stub library answers NS_E_DRM_STUBLIB_REQUIRED without it',
    source: {
      level: 'documented',
      page: 'wmformat/library-files-header-files-and-compiler-settings',
      section: 'Stub library',
    },
    untestable:
      'no page of license management labels a method so; for the function that needs it there is LM-PROVIDER-03',
  },
  {
    id: 'LM-PROVIDER-14',
    title: 'CreateObject and WMDRMCreateProvider with a null out pointer answer E_POINTER',
    source: { level: 'inherited', rule: 'com/rules-for-implementing-queryinterface' },
    untestable: 'the suite has no out pointers: what a call writes comes back as its value',
  },
];
