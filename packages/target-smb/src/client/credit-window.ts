import { SmbError } from '../errors/smb-error.js';

/** Credits this client tries to hold: 16 requests of 1 MiB at once, and some. */
const wanted = 512;

interface Waiter {
  readonly charge: number;
  readonly resolve: (messageId: bigint) => void;
  readonly reject: (error: SmbError) => void;
}

/**
 * What a client may send: credits, each worth one message id ([MS-SMB2] 3.2.4.1.2 and 3.2.4.1.6). It begins with one; a
 * request costs as many as it moves units of 64 KiB; responses grant new ones. Who has to wait is served in order.
 */
export class CreditWindow {
  #available = 1;
  #inFlight = 0;
  #nextId = 0n;
  readonly #waiting: Waiter[] = [];

  /** The id of a request that costs `charge` credits, once they are there. */
  async take(charge: number): Promise<bigint> {
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ charge, resolve, reject });
      this.#serve();
    });
  }

  /** Credits to ask for along with a request. */
  toAskFor(charge: number): number {
    return Math.max(charge, Math.min(wanted - this.#available - this.#inFlight + charge, wanted));
  }

  /** The most one request can cost now. */
  get largestCharge(): number {
    return Math.max(1, this.#available + this.#inFlight);
  }

  /** Whether nothing can be sent any more: credits come with answers only. */
  get exhausted(): boolean {
    return this.#available === 0 && this.#inFlight === 0;
  }

  /** An answer arrived, interim ones too; `charge` is that of its request if it is the last one. */
  granted(credits: number, charge: number): void {
    this.#available += credits;
    this.#inFlight -= charge;
    this.#serve();
  }

  /** Nothing will be granted any more. */
  end(error: SmbError): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (next.charge > this.#available) {
        if (this.#inFlight > 0) return;
        this.#waiting.shift();
        next.reject(new SmbError('EAGAIN', 'The server grants too few credits to go on.'));
        continue;
      }
      this.#waiting.shift();
      this.#available -= next.charge;
      this.#inFlight += next.charge;
      const id = this.#nextId;
      this.#nextId += BigInt(next.charge);
      next.resolve(id);
    }
  }
}
