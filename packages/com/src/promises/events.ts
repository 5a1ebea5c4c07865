import { E_ABORT } from '../hresult/com-codes.js';
import { ComError } from '../hresult/com-error.js';
import { NS_E_DRM_UNABLE_TO_INITIALIZE } from '../hresult/drm-machine-codes.js';
import type { HRESULT } from '../hresult/hresult.js';
import { MF_E_SHUTDOWN } from '../hresult/mf-codes.js';
import type { IMFMediaEventGenerator } from '../media-foundation/imf-media-event-generator.js';
import type { IMFMediaEvent } from '../media-foundation/imf-media-event.js';

export interface EventsOptions {
  /** Ends the iteration. What runs is not cancelled. */
  readonly signal?: AbortSignal;
}

/** Events one after the other. `return` and disposal end it, also while `next` waits. */
export interface EventIterator extends AsyncIterableIterator<IMFMediaEvent, void>, AsyncDisposable {
  return(): Promise<IteratorResult<IMFMediaEvent, void>>;
}

/**
 * The events of an object, as they come: `for await (const event of events(management))`. Each event goes to one reader,
 * so read an object in one place only. An event is taken when it is asked for: none is lost by leaving the loop. The
 * iteration ends when the object is shut down, the last WMDRMShutdown included, and when the signal fires.
 * @throws ComError from `next` if GetEvent fails otherwise: `MF_E_MULTIPLE_SUBSCRIBERS` while somebody waits with
 * BeginGetEvent.
 */
export function events(
  generator: IMFMediaEventGenerator,
  options: EventsOptions = {},
): EventIterator {
  return new Events(generator, options.signal);
}

/** True for the codes that say that no event will ever come. */
function isShutDown(hr: HRESULT): boolean {
  return hr === MF_E_SHUTDOWN || hr === NS_E_DRM_UNABLE_TO_INITIALIZE;
}

class Events implements EventIterator {
  readonly #generator: IMFMediaEventGenerator;
  readonly #ended = new AbortController();
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => this.#end();

  constructor(generator: IMFMediaEventGenerator, signal: AbortSignal | undefined) {
    this.#generator = generator;
    this.#signal = signal;
    if (signal?.aborted === true) this.#end();
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  async next(): Promise<IteratorResult<IMFMediaEvent, void>> {
    if (this.#ended.signal.aborted) return this.return();
    const { ok, hr, value } = await this.#generator.GetEvent(0, this.#ended.signal);
    if (ok) return { done: false, value };
    this.#end();
    if (isShutDown(hr) || hr === E_ABORT) return this.return();
    throw new ComError(hr, { what: 'GetEvent' });
  }

  async return(): Promise<IteratorResult<IMFMediaEvent, void>> {
    this.#end();
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#ended.abort();
  }
}
