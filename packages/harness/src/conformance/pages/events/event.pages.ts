import type { SourcePage } from '../../../contract/source-page.js';

export const eventPages: readonly SourcePage[] = [
  {
    name: 'sdk-api IMFMediaEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It is an event of a Media Foundation object.',
        covered: ['EG-QUEUE-07'],
      },
      {
        section: 'Inheritance',
        says: 'It derives from IMFAttributes.',
        covered: ['EG-QUEUE-07', 'EQ-QUEUE-07', 'IU-EVENT-SET', 'IU-EVENT-BASES'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEvent::GetType',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the type: what happened.',
        covered: ['EG-QUEUE-01', 'EQ-QUEUE-01'],
      },
      { section: 'Return value', says: 'S_OK.', covered: ['EG-QUEUE-01', 'EQ-QUEUE-01'] },
    ],
  },
  {
    name: 'sdk-api IMFMediaEvent::GetExtendedType',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the extended type.',
        covered: ['EG-QUEUE-01', 'EQ-QUEUE-01'],
      },
      {
        section: 'Remarks',
        says: 'It is GUID_NULL unless the type is MEExtendedType.',
        covered: ['EG-QUEUE-08', 'EQ-QUEUE-08'],
      },
      { section: 'Return value', says: 'S_OK.', covered: ['EG-QUEUE-01', 'EQ-QUEUE-01'] },
    ],
  },
  {
    name: 'sdk-api IMFMediaEvent::GetStatus',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the status of the operation that raised the event.',
        covered: ['EG-QUEUE-02', 'EQ-QUEUE-02'],
      },
      {
        section: 'Return value',
        says: 'S_OK; the status is the value.',
        covered: ['EG-QUEUE-02', 'EQ-QUEUE-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEvent::GetValue',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the value, whose type depends on the event.',
        covered: ['EG-QUEUE-04', 'EQ-QUEUE-04'],
      },
      {
        section: 'Return value',
        says: 'S_OK.',
        covered: ['EG-QUEUE-03', 'EQ-QUEUE-03', 'EG-QUEUE-04', 'EQ-QUEUE-04'],
      },
      {
        section: 'Remarks',
        says: 'The caller initializes and frees the PROPVARIANT.',
        covered: [],
        uncovered: 'It binds the client.',
      },
    ],
  },
  {
    name: 'medfound/media-event-generators',
    sentences: [
      {
        section: 'Description',
        says: 'An object that sends events has IMFMediaEventGenerator.',
        covered: ['IU-MANAGEMENT-SET'],
      },
      {
        section: 'Description',
        says: 'A new event is placed in a queue, and asked for by GetEvent or BeginGetEvent.',
        covered: ['EG-GET-03', 'EQ-GET-03', 'EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Description',
        says: 'GetEvent returns at once if an event is in the queue.',
        covered: ['EG-GET-02', 'EQ-GET-02'],
      },
      {
        section: 'Description',
        says: 'Without one it fails at once or waits, by its flag.',
        covered: ['EG-GET-01', 'EQ-GET-01', 'EG-GET-05', 'EQ-GET-05'],
      },
      {
        section: 'Description',
        says: 'BeginGetEvent is asynchronous and never blocks; the event may be there already.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02', 'EG-BEGIN-03', 'EQ-BEGIN-03'],
      },
      {
        section: 'Description',
        says: 'When the callback is invoked, EndGetEvent gets the event from the queue.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Description',
        says: 'If an operation fails asynchronously, the status of its event is a failure code.',
        covered: ['EG-QUEUE-02', 'EQ-QUEUE-02'],
      },
      {
        section: 'Description',
        says: 'Some events have no data.',
        covered: ['EG-QUEUE-03', 'EQ-QUEUE-03'],
      },
      {
        section: 'Description',
        says: 'The extended type is for custom events, of type MEExtendedType.',
        covered: ['EG-QUEUE-01', 'EQ-QUEUE-01'],
      },
      { section: 'Description', says: 'Events may carry attributes.', covered: ['EQ-OBJECT-02'] },
      {
        section: 'Implementing IMFMediaEventGenerator',
        says: 'Queueing an event signals whoever waits for the next one.',
        covered: ['EG-GET-05', 'EQ-GET-05', 'EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Implementing IMFMediaEventGenerator',
        says: 'The queue is thread safe; no lock may be held over GetEvent and QueueEvent.',
        covered: [],
        uncovered: 'The suite makes one call at a time; locks cannot be seen from outside.',
      },
      {
        section: 'Implementing IMFMediaEventGenerator',
        says: 'Shutdown is called before the queue is released.',
        covered: [],
        uncovered: 'It binds the owner of the queue.',
      },
    ],
  },
  {
    name: 'medfound/calling-asynchronous-methods',
    sentences: [
      {
        section: 'Description',
        says: 'If a Begin method fails, the callback is not invoked.',
        covered: ['EG-SHUTDOWN-02', 'EQ-SHUTDOWN-02'],
      },
      {
        section: 'Description',
        says: 'If it succeeds, the callback is invoked when the operation completes.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02', 'EG-BEGIN-09', 'EQ-BEGIN-09'],
      },
      {
        section: 'Description',
        says: 'The state object is optional.',
        covered: ['EG-BEGIN-08', 'EQ-BEGIN-08'],
      },
      {
        section: 'Description',
        says: 'The End method takes the very result Invoke was given; the operation is not complete before.',
        covered: ['EG-END-01', 'EQ-END-01', 'EG-GET-04', 'EQ-GET-04'],
      },
      {
        section: 'Description',
        says: 'End may be called inside of Invoke or elsewhere.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Description',
        says: 'Invoke is called from another thread.',
        covered: ['W-CALLBACK-01'],
      },
      {
        section: 'Description',
        says: 'GetParameters may answer E_NOTIMPL.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Description',
        says: 'The state object is had from GetState of the result.',
        covered: ['EG-BEGIN-07', 'EQ-BEGIN-07'],
      },
    ],
  },
];
