import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import type { IUnknown } from '../../unknown/iunknown.js';

/** Where an operation puts its progress events. */
export interface ProgressSink {
  /** Queues one event with this object as its value. */
  queue(value: IUnknown): IMFMediaEvent;
  /** True until somebody has taken the event out of the queue. */
  isUnread(event: IMFMediaEvent): boolean;
}
