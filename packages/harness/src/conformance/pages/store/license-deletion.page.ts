import type { SourcePage } from '../../../contract/source-page.js';

export const licenseDeletionPage: SourcePage = {
  name: 'wmformat/license-deletion',
  sentences: [
    {
      section: 'Introduction',
      says: 'Licenses of others that were made here can be deleted with ProcessLicenseDeletionMessage.',
      covered: ['LM-REVOKE-07'],
    },
    {
      section: 'Introduction',
      says: 'The message is XML: a response of type LRB with key id, rights id, the public key of the issuer and a user id.',
      covered: ['LM-REVOKE-02', 'LM-REVOKE-07'],
    },
    {
      section: 'Introduction',
      says: 'The user id is optional, and what is optional is left out where there is nothing to say.',
      covered: [],
      uncovered: 'says what the issuer of a message does',
    },
  ],
};
