/** What every call of every case is held against. */
export const watchedRequirements = {
  answersCode: {
    id: 'W-HRESULT-01',
    title: 'every method answers a 32-bit HRESULT and throws nothing across the interface',
    source: { level: 'inherited', rule: 'com/error-handling-strategies' },
  },
  listedCode: {
    id: 'W-HRESULT-02',
    title: 'a method answers only the codes the catalogue lists for it',
    keyword: 'SHOULD',
    source: { level: 'design', decision: 'interface table' },
  },
  valueOnSuccess: {
    id: 'W-OUT-01',
    title: 'an interface pointer is written on success and none is written on failure',
    source: {
      level: 'inherited',
      rule: 'com/rules-for-implementing-queryinterface; sdk-api unknwn',
    },
  },
  neverInline: {
    id: 'W-CALLBACK-01',
    title: 'no callback is invoked inside a call of the client',
    source: { level: 'inherited', rule: 'sdk-api MFInvokeCallback; decision U45' },
  },
  oneCompleted: {
    id: 'W-COMPLETED-01',
    title:
      'every accepted asynchronous call ends with exactly one completed event, unless its object is shut down',
    source: {
      level: 'documented',
      page: 'wmformat/using-the-media-foundation-model',
      section: 'Remarks; wmformat/drm-individualization-example waits for nothing else',
    },
  },
  progressFirst: {
    id: 'W-COMPLETED-02',
    title: 'no progress event of an operation comes after its completed event',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-backuplicenses',
      section: 'Remarks',
    },
  },
} as const;
