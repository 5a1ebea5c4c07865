import type { SourcePage } from '../../../contract/source-page.js';

export const generatorPages: readonly SourcePage[] = [
  {
    name: 'sdk-api IMFMediaEventGenerator',
    sentences: [
      {
        section: 'Inheritance',
        says: 'It derives from IUnknown.',
        covered: ['IU-MANAGEMENT-SET', 'IU-MANAGEMENT-BASES'],
      },
      {
        section: 'Remarks',
        says: 'An object that has it keeps a queue of events, which can be read synchronously and asynchronously.',
        covered: ['EG-GET-03', 'EQ-GET-03', 'EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventGenerator::GetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It gives the next event of the queue.',
        covered: ['EG-GET-03', 'EQ-GET-03'],
      },
      {
        section: 'Parameters',
        says: 'With 0 it waits until an event is queued.',
        covered: ['EG-GET-05', 'EQ-GET-05'],
      },
      {
        section: 'Parameters',
        says: 'With MF_EVENT_FLAG_NO_WAIT it returns at once.',
        covered: ['EG-GET-01', 'EQ-GET-01'],
      },
      {
        section: 'Return value',
        says: 'E_INVALIDARG without a place for the event.',
        covered: [],
        uncovered:
          'A value that is answered needs no pointer to a place for it; over the protocol there is none either.',
      },
      {
        section: 'Return value',
        says: 'MF_E_MULTIPLE_SUBSCRIBERS while a request is pending.',
        covered: ['EG-GET-04', 'EQ-GET-04', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_NO_EVENTS_AVAILABLE if the queue is empty.',
        covered: ['EG-GET-01', 'EQ-GET-01', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN once the object is shut down.',
        covered: ['EG-SHUTDOWN-01', 'EQ-SHUTDOWN-01', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Remarks',
        says: 'If the queue has an event, S_OK at once.',
        covered: ['EG-GET-02', 'EQ-GET-02'],
      },
      {
        section: 'Remarks',
        says: 'With 0 and an empty queue it waits until an event is queued or the object is shut down.',
        covered: ['EG-GET-05', 'EQ-GET-05', 'EG-GET-06', 'EQ-GET-06'],
      },
      {
        section: 'Remarks',
        says: 'With the flag and an empty queue it fails at once with MF_E_NO_EVENTS_AVAILABLE.',
        covered: ['EG-GET-01', 'EQ-GET-01'],
      },
      {
        section: 'Remarks',
        says: 'MF_E_MULTIPLE_SUBSCRIBERS from BeginGetEvent until EndGetEvent.',
        covered: ['EG-GET-04', 'EQ-GET-04'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventGenerator::BeginGetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It begins an asynchronous request for the next event.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Parameters',
        says: 'The client implements the callback.',
        covered: [],
        uncovered: 'It binds the client.',
      },
      {
        section: 'Parameters',
        says: 'The state may be null, and comes back when the callback is invoked.',
        covered: ['EG-BEGIN-07', 'EQ-BEGIN-07', 'EG-BEGIN-08', 'EQ-BEGIN-08'],
      },
      {
        section: 'Return value',
        says: 'E_INVALIDARG for a null pointer.',
        covered: ['EG-BEGIN-01', 'EQ-BEGIN-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_MULTIPLE_BEGIN: a request with the same callback and another state is pending.',
        covered: ['EG-BEGIN-05', 'EQ-BEGIN-05', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_MULTIPLE_SUBSCRIBERS: a request with another callback is pending.',
        covered: ['EG-BEGIN-06', 'EQ-BEGIN-06', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Return value',
        says: 'MF_S_MULTIPLE_BEGIN: a request with the same callback and state is pending.',
        covered: ['EG-BEGIN-04', 'EQ-BEGIN-04', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN once the object is shut down.',
        covered: ['EG-SHUTDOWN-02', 'EQ-SHUTDOWN-02', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Remarks',
        says: 'When a new event is there, Invoke of the callback is called.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Remarks',
        says: 'Invoke should call EndGetEvent to get the event.',
        covered: [],
        uncovered: 'It binds the client.',
      },
      {
        section: 'Remarks',
        says: 'While a request is pending, further calls on the object fail.',
        covered: ['EG-BEGIN-05', 'EQ-BEGIN-05', 'EG-BEGIN-06', 'EQ-BEGIN-06'],
      },
      {
        section: 'Remarks',
        says: 'While a request is pending, GetEvent fails.',
        covered: ['EG-GET-04', 'EQ-GET-04'],
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventGenerator::EndGetEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It completes an asynchronous request for the next event.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02'],
      },
      {
        section: 'Parameters',
        says: 'The result is the one Invoke was given.',
        covered: [],
        uncovered: 'It binds the client.',
      },
      {
        section: 'Parameters',
        says: 'It gives the event.',
        covered: ['EG-BEGIN-02', 'EQ-BEGIN-02', 'EG-END-01', 'EQ-END-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN once the object is shut down.',
        covered: ['EG-SHUTDOWN-03', 'EQ-SHUTDOWN-03', 'EG-WALK-01', 'EQ-WALK-01'],
      },
      {
        section: 'Remarks',
        says: 'It is called from inside Invoke.',
        covered: [],
        uncovered: 'It binds the client.',
      },
    ],
  },
  {
    name: 'sdk-api IMFMediaEventGenerator::QueueEvent',
    sentences: [
      {
        section: 'Description',
        says: 'It puts a new event into the queue of the object.',
        covered: ['EG-GET-02'],
      },
      {
        section: 'Parameters',
        says: 'The type is what GetType of the event answers.',
        covered: ['EG-QUEUE-01'],
      },
      {
        section: 'Parameters',
        says: 'The extended type, GUID_NULL for none, is what GetExtendedType answers.',
        covered: ['EG-QUEUE-01'],
      },
      {
        section: 'Parameters',
        says: 'The status, of success or failure, is what GetStatus answers.',
        covered: ['EG-QUEUE-02'],
      },
      {
        section: 'Parameters',
        says: 'The value is what GetValue answers; it may be null.',
        covered: ['EG-QUEUE-03', 'EG-QUEUE-04'],
      },
      {
        section: 'Return value',
        says: 'MF_E_SHUTDOWN once the object is shut down.',
        covered: ['EG-SHUTDOWN-04', 'EG-WALK-01'],
      },
    ],
  },
];
