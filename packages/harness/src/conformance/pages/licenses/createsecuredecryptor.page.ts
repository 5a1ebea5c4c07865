import type { SourcePage } from '../../../contract/source-page.js';

export const createsecuredecryptorPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-createsecuredecryptor',
  sentences: [
    {
      section: 'Description',
      says: 'CreateSecureDecryptor creates a decryptor that decrypts content and encrypts it again as the call says.',
      covered: ['LM-LICENSE-13'],
    },
    {
      section: 'Parameters',
      says: 'The certificate of the application, its size, and its type: WMDRM_CERTIFICATE_TYPE_XML.',
      covered: ['LM-LICENSE-13'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'WMDRM_PROTECTION_TYPE_RC4 is the one protection there is.',
      covered: ['LM-LICENSE-13'],
    },
    {
      section: 'Parameters, pbInitializationVector',
      says: 'The caller receives the initialization vector, encrypted to the key of the certificate by RSA with OAEP.',
      covered: ['LM-LICENSE-13'],
    },
    {
      section: 'Parameters, pbInitializationVector',
      says: 'Null asks for the size it needs.',
      covered: [],
      uncovered: 'about buffers; what a call writes comes back as its value',
    },
    {
      section: 'Parameters, ppDecryptor',
      says: 'The caller receives IWMDRMDecrypt of an object that is new.',
      covered: ['LM-LICENSE-13', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-13', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
