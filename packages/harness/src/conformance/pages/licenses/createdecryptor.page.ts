import type { SourcePage } from '../../../contract/source-page.js';

export const createdecryptorPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-createdecryptor',
  sentences: [
    {
      section: 'Description',
      says: 'CreateDecryptor creates a decryptor that works as the loaded license says.',
      covered: ['LM-LICENSE-12'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives IWMDRMDecrypt of an object that is new.',
      covered: ['LM-LICENSE-12', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'NS_E_DRM_RIV_TOO_SMALL says that a newer revocation list is needed.',
      covered: ['LM-LICENSE-15'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-12', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
