import type { SourcePage } from '../../../contract/source-page.js';

export const libraryFilesPage: SourcePage = {
  name: 'wmformat/library-files-header-files-and-compiler-settings',
  sentences: [
    {
      section: 'Introduction',
      says: 'The API is declared in wmdrmsdk.h and linked from wmdrmsdk.lib and mfuuid.lib.',
      covered: [],
      uncovered: 'says how a program in C++ is built; nothing of it is left in a call',
    },
    {
      section: 'Stub library',
      says: 'Part of the API needs a library each licensee gets from Microsoft, which sets the security level of the application.',
      covered: ['LM-PROVIDER-03', 'LM-PROVIDER-04'],
    },
    {
      section: 'Stub library',
      says: 'It takes the place of wmdrmsdk.lib, is linked behind msvcrt.lib, and is not the one of the older API.',
      covered: [],
      uncovered: 'says how a program in C++ is built; nothing of it is left in a call',
    },
    {
      section: 'Stub library',
      says: 'Microsoft can revoke the certificate in it.',
      covered: [],
      uncovered: 'says what Microsoft may do',
    },
    {
      section: 'Stub library',
      says: 'Methods that need it are labelled on their pages, and answer NS_E_DRM_STUBLIB_REQUIRED without it.',
      covered: ['LM-PROVIDER-03', 'LM-PROVIDER-13'],
    },
    {
      section: 'Debug builds',
      says: 'In a debug build methods answer NS_E_DRM_DEBUGGING_NOT_ALLOWED.',
      covered: ['LM-START-11'],
    },
  ],
};
