import type { MediaEventType } from '../../constants/mfobjects-event-types.js';
import { VT_UNKNOWN } from '../../constants/wtypes-vartype.js';
import { GUID_NULL } from '../../guid/guid.js';
import { S_OK } from '../../hresult/com-codes.js';
import { unwrap, type ComResult } from '../../hresult/com-result.js';
import type { IMFMediaEventQueue } from '../../media-foundation/imf-media-event-queue.js';
import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import { MFCreateMediaEvent } from '../../media-foundation/media-event.js';
import type { ProgressSink } from './progress-sink.js';

/** Remembers which progress events still lie in the queue, so that operations need not fill it. */
export class UnreadEvents {
  readonly #queue: IMFMediaEventQueue;
  readonly #unread = new WeakSet<IMFMediaEvent>();

  constructor(queue: IMFMediaEventQueue) {
    this.#queue = queue;
  }

  /** Where an operation puts progress events of this kind: status `S_OK`, no extended type, no attributes. */
  sinkFor(progress: MediaEventType): ProgressSink {
    return {
      queue: (value) => {
        const variant = { vt: VT_UNKNOWN, punkVal: value } as const;
        const event = unwrap(MFCreateMediaEvent(progress, GUID_NULL, S_OK, variant));
        this.#unread.add(event);
        this.#queue.QueueEvent(event);
        return event;
      },
      isUnread: (event) => this.#unread.has(event),
    };
  }

  /** Notes that somebody takes the event, and answers the same result. */
  taken(result: ComResult<IMFMediaEvent>): ComResult<IMFMediaEvent> {
    if (result.ok) this.#unread.delete(result.value);
    return result;
  }
}
