import type { IUnknown } from '../../unknown/iunknown.js';

/** Where an operation puts its progress events. */
export interface ProgressSink {
  /** Queues one event with this object as its value. */
  queue(value: IUnknown): void;
  /** The same; makes nothing while the event of the call before still lies in the queue. */
  queueIfRead(make: () => IUnknown): void;
}
