import type { UntestableRequirement } from '../../../contract/requirement.js';

const results = 'wmformat/drm-action-allowed-query-results';
const data = 'wmformat/drmdrm-license-state-data';
const silent = 'no fixture can say it: no public format does';

/** What the pages on IWMDRMLicenseQuery say and no case can show to be broken. */
export const queryUntestable: readonly UntestableRequirement[] = [
  ...[
    ['COPY_OPL_TOO_LOW', 'the device of the copy has too low an output protection level'],
    ['COPY_OPL_EXCLUDED', 'the device of the copy is excluded'],
  ].map(([name, says], at) => ({
    id: `LM-ALLOWED-${16 + at}`,
    title: `DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_${name} is set where ${says}`,
    source: { level: 'documented', page: results, section: name ?? '' } as const,
    untestable: 'the certificate of a device is signed by Microsoft: no suite can bring one',
  })),
  ...[
    ['NO_CLOCK_SUPPORT', 'the license asks for a secure clock and there is none'],
    ['NO_METERING_SUPPORT', 'the license asks for metering and there is none'],
  ].map(([name, says], at) => ({
    id: `LM-ALLOWED-${18 + at}`,
    title: `DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_${name} is set where ${says}`,
    source: { level: 'documented', page: results, section: name ?? '' } as const,
    untestable: 'whether a client has a secure clock or metering is up to it',
  })),
  {
    id: 'LM-ALLOWED-20',
    title:
      'DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_CHAIN_DEPTH_TOO_HIGH is set where a leaf is missing',
    source: { level: 'documented', page: results, section: 'CHAIN_DEPTH_TOO_HIGH' },
    untestable:
      'the query is by the key id of the content, which is that of the leaf: without it nothing shows that there is a chain',
  },
  {
    id: 'LM-ALLOWED-21',
    title: 'a search may stop at the first license that allows the action',
    keyword: 'MAY',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensequery-queryactionallowed',
      section: 'Remarks',
    },
    untestable: 'a permission, which nothing can break',
  },
  {
    id: 'LM-PARAMS-08',
    title: 'fHasSerialNumber and bstrDeviceCert make answers about copying more accurate',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensequery-setactionallowedqueryparams',
      section: 'Parameters',
    },
    untestable: 'how they do is not said, and a certificate is signed by Microsoft',
  },
  {
    id: 'LM-STATE-25',
    title: 'two pairs of dates have two counts',
    source: { level: 'documented', page: data, section: 'Remarks' },
    untestable: silent,
  },
  {
    id: 'LM-STATE-26',
    title: 'DRM_LICENSE_STATE_DATA_SAP_PRESENT is set where the content needs a secure audio path',
    source: { level: 'documented', page: data, section: 'Members, dwVague' },
    untestable: silent,
  },
];
