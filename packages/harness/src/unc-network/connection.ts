import type { Clock } from '@wmdrm/core';
import type { OpenFile, ShareLayer } from './share-call.js';
import { win32Error } from './win32-errors.js';

/** Whether a host can be reached, and since when: whoever lost the connection has lost what was open. */
export class Connection {
  #connected: boolean;
  /** Counts the connections there were. */
  #number = 0;
  readonly #openIn = new WeakMap<OpenFile, number>();

  constructor(connected: boolean) {
    this.#connected = connected;
  }

  get connected(): boolean {
    return this.#connected;
  }

  connect(): void {
    this.#connected = true;
  }

  disconnect(): void {
    this.#connected = false;
    this.#number += 1;
  }

  /**
   * The way to a share and back: each takes half of the latency. A host that cannot be reached is BAD_NETPATH; a file
   * opened before the connection broke, and a request under way when it breaks, NETNAME_DELETED, whether it was done by
   * then or not.
   */
  layer(clock: Clock, latencyMs: () => number): ShareLayer {
    const travel = async (milliseconds: number): Promise<void> => {
      if (milliseconds > 0) await clock.sleep(milliseconds);
    };
    return async (call, next) => {
      const number = this.#number;
      const openIn = call.file && this.#openIn.get(call.file);
      if (openIn !== undefined && openIn !== number) throw win32Error('NETNAME_DELETED', call);
      if (!this.#connected) throw win32Error('BAD_NETPATH', call);
      const latency = latencyMs();
      await travel(latency / 2);
      if (this.#number !== number) throw win32Error('NETNAME_DELETED', call);
      const answer = await next(call);
      await travel(latency / 2);
      if (this.#number !== number) throw win32Error('NETNAME_DELETED', call);
      if (call.operation === 'open' || call.operation === 'create') {
        this.#openIn.set(answer as OpenFile, number);
      }
      return answer;
    };
  }
}
