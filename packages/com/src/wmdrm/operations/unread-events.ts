import type { MediaEventType } from '../../constants/mfobjects-event-types.js';
import { VT_UNKNOWN } from '../../constants/wtypes-vartype.js';
import { GUID_NULL } from '../../guid/guid.js';
import { S_OK } from '../../hresult/com-codes.js';
import type { ComResult } from '../../hresult/com-result.js';
import type { IMFMediaEventQueue } from '../../media-foundation/imf-media-event-queue.js';
import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import { MediaEvent } from '../../media-foundation/media-event.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import type { ProgressSink } from './progress-sink.js';

/** Puts progress events into the queue, and remembers those of which one unread event is enough. */
export class UnreadEvents {
  readonly #queue: IMFMediaEventQueue;
  /** At most one of each operation. */
  readonly #unread = new Set<IMFMediaEvent>();

  constructor(queue: IMFMediaEventQueue) {
    this.#queue = queue;
  }

  /** Where an operation puts progress events of this kind: status `S_OK`, no extended type, no attributes. */
  sinkFor(progress: MediaEventType): ProgressSink {
    const create = (punkVal: IUnknown): IMFMediaEvent =>
      new MediaEvent(progress, GUID_NULL, S_OK, Object.freeze({ vt: VT_UNKNOWN, punkVal }));
    let last: IMFMediaEvent | undefined;
    return {
      queue: (value) => void this.#queue.QueueEvent(create(value)),
      queueIfRead: (make) => {
        if (last !== undefined && this.#unread.has(last)) return;
        last = create(make());
        this.#unread.add(last);
        this.#queue.QueueEvent(last);
      },
    };
  }

  /** Notes that somebody takes the event, and answers the same result. */
  taken(result: ComResult<IMFMediaEvent>): ComResult<IMFMediaEvent> {
    if (result.ok && this.#unread.size > 0) this.#unread.delete(result.value);
    return result;
  }
}
