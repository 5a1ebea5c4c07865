import type { SourcePage } from '../../../contract/source-page.js';

export const queryactionallowedPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensequery-queryactionallowed',
  sentences: [
    {
      section: 'Description',
      says: 'QueryActionAllowed asks the local store whether actions on a key id are allowed.',
      covered: ['LM-ALLOWED-01'],
    },
    {
      section: 'Parameters, bstrKID',
      says: 'Only licenses of this key id are evaluated.',
      covered: ['LM-ALLOWED-09'],
    },
    {
      section: 'Parameters, bstrMinReqIndivVersion',
      says: 'It is the least security version the content asks for; null asks for none.',
      covered: ['LM-PARAMS-06', 'LM-PARAMS-07'],
    },
    {
      section: 'Parameters, cActionsToQuery',
      says: 'It is the number of actions, and of results.',
      covered: ['LM-ALLOWED-10'],
    },
    {
      section: 'Parameters, rgbstrActionsToQuery',
      says: 'Each action is one of the g_wszWMDRM_ActionAllowed_… constants: to play, to copy, to burn with a playlist, to make a thumbnail image, to copy to a CD.',
      covered: ['LM-ALLOWED-11'],
    },
    {
      section: 'Parameters, rgdwQueryResult',
      says: 'The caller receives a result for each action, in the same place.',
      covered: ['LM-ALLOWED-10'],
    },
    {
      section: 'Parameters, rgdwQueryResult',
      says: 'It is zero for an action that is allowed.',
      covered: ['LM-ALLOWED-01'],
    },
    {
      section: 'Parameters, rgdwQueryResult',
      says: 'Else it is one or more values of DRM_ACTION_ALLOWED_QUERY_RESULTS, combined by OR.',
      covered: ['LM-ALLOWED-07'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-ALLOWED-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'About playing and copying, answers are more accurate once SetActionAllowedQueryParams was called.',
      covered: ['LM-PARAMS-02', 'LM-PARAMS-03'],
    },
    {
      section: 'Remarks',
      says: 'Answers about burning are the same with and without.',
      covered: ['LM-PARAMS-05'],
    },
    {
      section: 'Remarks',
      says: 'Results are put together from all licenses there are, and there may be none.',
      covered: ['LM-ALLOWED-02', 'LM-ALLOWED-08'],
    },
    {
      section: 'Remarks',
      says: 'The search may end at the first license that allows the action.',
      covered: ['LM-ALLOWED-21'],
    },
  ],
};
