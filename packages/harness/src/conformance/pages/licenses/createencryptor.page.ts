import type { SourcePage } from '../../../contract/source-page.js';

export const createencryptorPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-createencryptor',
  sentences: [
    {
      section: 'Description',
      says: 'CreateEncryptor creates an encryptor that works as the loaded license says.',
      covered: ['LM-LICENSE-14'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives IWMDRMEncrypt of an object that is new.',
      covered: ['LM-LICENSE-14', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'NS_E_DRM_RIV_TOO_SMALL says that a newer revocation list is needed.',
      covered: ['LM-LICENSE-15'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-14', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
