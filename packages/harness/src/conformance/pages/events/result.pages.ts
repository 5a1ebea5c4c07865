import type { SourcePage } from '../../../contract/source-page.js';

export const resultPages: readonly SourcePage[] = [
  {
    name: 'sdk-api IMFAsyncResult',
    sentences: [
      {
        section: 'Description',
        says: 'It tells of an asynchronous operation that has completed.',
        covered: ['EG-BEGIN-10', 'EQ-BEGIN-10'],
      },
      { section: 'Inheritance', says: 'It derives from IUnknown.', covered: ['IU-RESULT-SET'] },
    ],
  },
  {
    name: 'sdk-api IMFAsyncResult::GetState',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the state object the caller gave to the Begin method.',
        covered: ['EG-BEGIN-07', 'EQ-BEGIN-07', 'AR-OBJECT-01'],
      },
      {
        section: 'Return value',
        says: 'E_POINTER if there is none.',
        covered: ['EG-BEGIN-08', 'EQ-BEGIN-08'],
      },
      {
        section: 'Remarks',
        says: 'The state object may be null; then E_POINTER.',
        covered: ['EG-BEGIN-08', 'EQ-BEGIN-08'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAsyncResult::GetStatus',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the status of the operation: what it returns is the status.',
        covered: ['EG-BEGIN-10', 'EQ-BEGIN-10', 'AR-STATUS-01'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAsyncResult::SetStatus',
    sentences: [
      {
        section: 'Description',
        says: 'It sets the status of the operation.',
        covered: ['AR-STATUS-01'],
      },
      { section: 'Return value', says: 'S_OK.', covered: ['AR-STATUS-01'] },
    ],
  },
  {
    name: 'sdk-api IMFAsyncResult::GetObject',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the object of the operation, if it has one.',
        covered: ['AR-OBJECT-01'],
      },
      { section: 'Return value', says: 'E_POINTER if there is none.', covered: ['AR-OBJECT-02'] },
    ],
  },
  {
    name: 'sdk-api IMFAsyncResult::GetStateNoAddRef',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the state object without a reference of its own, or null.',
        covered: ['EG-BEGIN-07', 'EQ-BEGIN-07', 'AR-OBJECT-03'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAsyncCallback::GetParameters',
    sentences: [
      {
        section: 'Return value',
        says: 'E_NOTIMPL is an answer like others: the callback has no parameters.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAsyncCallback::Invoke',
    sentences: [
      {
        section: 'Parameters',
        says: 'It is given the result to pass to the End method.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Remarks',
        says: 'It calls the End method.',
        covered: [],
        uncovered: 'It binds the client.',
      },
    ],
  },
  {
    name: 'sdk-api MFCreateEventQueue',
    sentences: [
      { section: 'Description', says: 'It creates an event queue.', covered: ['EQ-OBJECT-05'] },
      { section: 'Return value', says: 'S_OK.', covered: ['EQ-OBJECT-05'] },
    ],
  },
  {
    name: 'sdk-api MFCreateMediaEvent',
    sentences: [
      { section: 'Description', says: 'It creates a media event.', covered: ['EQ-OBJECT-02'] },
      {
        section: 'Parameters',
        says: 'Type, extended type, status and value are what its getters answer; the value may be null.',
        covered: ['EQ-OBJECT-02'],
      },
    ],
  },
  {
    name: 'sdk-api MFCreateAsyncResult',
    sentences: [
      {
        section: 'Parameters',
        says: 'Object and state, each of which may be null, are what GetObject and GetState answer.',
        covered: ['AR-OBJECT-01', 'AR-OBJECT-02', 'AR-OBJECT-03'],
      },
      { section: 'Return value', says: 'S_OK.', covered: ['AR-OBJECT-01'] },
    ],
  },
  {
    name: 'sdk-api MFCreateAttributes',
    sentences: [
      {
        section: 'Description',
        says: 'It creates an empty set of attributes.',
        covered: ['AT-GET-01'],
      },
      {
        section: 'Parameters',
        says: 'The size is that at the beginning: the set grows.',
        covered: ['AT-INDEX-01'],
      },
    ],
  },
];
