import type { SourcePage } from '../../../contract/source-page.js';

export const iwmdrmlicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicense',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMLicense stands for a list of one or more licenses.',
      covered: ['LM-ENUM-01', 'LM-ENUM-02', 'LM-ENUM-11'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown.',
      covered: ['IU-LICENSE-SET'],
    },
    {
      section: 'Methods',
      says: 'GetNext loads the next license of the list, ResetEnumeration brings back the state at the beginning.',
      covered: ['LM-ENUM-02', 'LM-ENUM-05'],
    },
    {
      section: 'Methods',
      says: 'GetLicense answers the license as XML or XMR, GetLicenseProperty one of its properties.',
      covered: ['LM-LICENSE-01', 'LM-PROPERTY-01'],
    },
    {
      section: 'Methods',
      says: 'CanPersist says whether the license can be kept in the local store, PersistLicense saves it there from the temporary one.',
      covered: ['LM-PERSIST-01', 'LM-PERSIST-03'],
    },
    {
      section: 'Methods',
      says: 'GetAnalogVideoRestrictionLevels, GetInclusionList and GetOutputProtectionLevels tell what the license asks for.',
      covered: ['LM-LICENSE-08', 'LM-LICENSE-09', 'LM-LICENSE-16'],
    },
    {
      section: 'Methods',
      says: 'CreateDecryptor, CreateSecureDecryptor and CreateEncryptor create objects that work with the license.',
      covered: ['LM-LICENSE-12', 'LM-LICENSE-13', 'LM-LICENSE-14'],
    },
  ],
};
