import type { SourcePage } from '../../../contract/source-page.js';

export const enumeratingLicensesPage: SourcePage = {
  name: 'wmformat/enumerating-licenses-in-the-local-license-store',
  sentences: [
    {
      section: 'Introduction',
      says: 'An enumeration tells of the licenses of the local store one by one.',
      covered: ['LM-ENUM-02', 'LM-ENUM-06'],
    },
    {
      section: 'Introduction',
      says: 'CreateLicenseEnumeration creates it.',
      covered: ['LM-ENUM-01'],
    },
    {
      section: 'Introduction',
      says: 'IWMDRMLicense is the license and the enumerator in one.',
      covered: ['LM-ENUM-01', 'LM-ENUM-02'],
    },
    {
      section: 'Introduction',
      says: 'When the enumeration is created, its first license is loaded.',
      covered: ['LM-ENUM-01'],
    },
    {
      section: 'Introduction',
      says: 'Most methods tell of the loaded license or make objects to encrypt or decrypt with it.',
      covered: ['LM-LICENSE-01', 'LM-LICENSE-02', 'LM-LICENSE-12', 'LM-LICENSE-14'],
    },
    {
      section: 'Introduction',
      says: 'GetNext loads the next license.',
      covered: ['LM-ENUM-02'],
    },
    {
      section: 'Introduction',
      says: 'ResetEnumeration brings back the state at the creation, and with it the first license.',
      covered: ['LM-ENUM-04', 'LM-ENUM-05'],
    },
    {
      section: 'Introduction',
      says: 'On the last license GetNext answers ERROR_NO_MORE_ITEMS.',
      covered: ['LM-ENUM-03'],
    },
    {
      section: 'Introduction',
      says: 'An application checks rights and limits of the licenses before it acts on content.',
      covered: [],
      uncovered: 'says what an application does',
    },
  ],
};
