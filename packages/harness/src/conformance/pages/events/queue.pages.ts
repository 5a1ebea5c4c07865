import type { SourcePage } from '../../../contract/source-page.js';

export const queuePages: readonly SourcePage[] = [
  {
    name: 'sdk-api IMFMediaEventQueue',
    sentences: [
      {
        section: 'Description',
        says: 'It is the event queue a component uses that implements IMFMediaEventGenerator.',
        covered: ['EQ-GET-03'],
      },
      {
        section: 'Description',
        says: 'It is thread safe.',
        covered: [],
        uncovered: 'The suite makes one call at a time; threads cannot be told from outside.',
      },
      {
        section: 'Description',
        says: 'Events are queued, and read synchronously or asynchronously.',
        covered: ['EQ-GET-03', 'EQ-BEGIN-02'],
      },
      {
        section: 'Inheritance',
        says: 'It derives from IUnknown.',
        covered: ['IU-QUEUE-SET', 'EQ-OBJECT-01'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::GetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It gives the next event of the queue.',
        covered: ['EQ-GET-03'],
      },
      {
        section: 'Parameters',
        says: 'With 0 it waits for an event, with MF_EVENT_FLAG_NO_WAIT it returns at once.',
        covered: ['EQ-GET-01', 'EQ-GET-05'],
      },
      {
        section: 'Return value',
        says: 'MF_E_NO_EVENTS_AVAILABLE if the queue is empty and nobody shall wait.',
        covered: ['EQ-GET-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN after Shutdown.',
        covered: ['EQ-SHUTDOWN-01'],
      },
      {
        section: 'Remarks',
        says: 'An implementation of IMFMediaEventGenerator::GetEvent calls it with the same parameters, so it behaves as that of the generator.',
        covered: ['EQ-GET-01', 'EQ-GET-02', 'EQ-GET-04', 'EQ-GET-05', 'EQ-GET-06', 'EQ-WALK-01'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::BeginGetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It begins an asynchronous request for the next event.',
        covered: ['EQ-BEGIN-02'],
      },
      {
        section: 'Description',
        says: 'An implementation of IMFMediaEventGenerator::BeginGetEvent calls it with the same parameters, so it behaves as that of the generator.',
        covered: ['EQ-BEGIN-01', 'EQ-BEGIN-04', 'EQ-BEGIN-05', 'EQ-BEGIN-06', 'EQ-WALK-01'],
      },
      {
        section: 'Parameters',
        says: 'The state may be null, and comes back when the callback is invoked.',
        covered: ['EQ-BEGIN-07', 'EQ-BEGIN-08'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN after Shutdown.',
        covered: ['EQ-SHUTDOWN-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::EndGetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It completes an asynchronous request for the next event.',
        covered: ['EQ-BEGIN-02'],
      },
      {
        section: 'Parameters',
        says: 'The result is the one Invoke was given.',
        covered: [],
        uncovered: 'It binds the client.',
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN after Shutdown.',
        covered: ['EQ-SHUTDOWN-03'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::QueueEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It puts an event into the queue.',
        covered: ['EQ-OBJECT-02'],
      },
      {
        section: 'Parameters',
        says: 'The event was made with MFCreateMediaEvent.',
        covered: ['EQ-OBJECT-02'],
      },
      { section: 'Return value', says: 'MF_E_SHUTDOWN after Shutdown.', covered: ['EQ-OBJECT-06'] },
      {
        section: 'Remarks',
        says: 'It is for events that carry attributes.',
        covered: ['EQ-OBJECT-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::QueueEventParamVar',
    sentences: [
      {
        section: 'Description',
        says: 'It makes an event with a PROPVARIANT as its value, and puts it into the queue.',
        covered: ['EQ-QUEUE-04'],
      },
      {
        section: 'Parameters',
        says: 'Type, extended type, status and value are what the getters of the event answer.',
        covered: ['EQ-QUEUE-01', 'EQ-QUEUE-02', 'EQ-QUEUE-04'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN after Shutdown.',
        covered: ['EQ-SHUTDOWN-04'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::QueueEventParamUnk',
    sentences: [
      {
        section: 'Description',
        says: 'It makes an event with an IUnknown as its value, and puts it into the queue.',
        covered: ['EQ-OBJECT-04'],
      },
      {
        section: 'Parameters',
        says: 'Type, extended type and status are what the getters of the event answer.',
        covered: ['EQ-OBJECT-04'],
      },
      {
        section: 'Parameters',
        says: 'The pointer is what GetValue answers.',
        covered: ['EQ-OBJECT-04'],
      },
      { section: 'Return value', says: 'MF_E_SHUTDOWN after Shutdown.', covered: ['EQ-OBJECT-06'] },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventQueue::Shutdown',
    sentences: [
      { section: 'Description', says: 'It shuts the queue down.', covered: ['EQ-SHUTDOWN-01'] },
      { section: 'Return value', says: 'S_OK.', covered: ['EQ-SHUTDOWN-01'] },
      {
        section: 'Remarks',
        says: 'Afterwards the methods of the queue answer MF_E_SHUTDOWN. (Of Shutdown itself and of wrong arguments this project decided otherwise.)',
        covered: [
          'EQ-SHUTDOWN-01',
          'EQ-SHUTDOWN-02',
          'EQ-SHUTDOWN-03',
          'EQ-SHUTDOWN-04',
          'EQ-OBJECT-06',
        ],
      },
      {
        section: 'Remarks',
        says: 'It removes all events from the queue.',
        covered: ['EQ-SHUTDOWN-01'],
      },
    ],
  },
];
