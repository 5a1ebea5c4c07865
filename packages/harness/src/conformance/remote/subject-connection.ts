import { createInterface } from 'node:readline';
import { ThrownBySubject } from '../subject/conformance-subject.js';
import { faultOf } from './message-check.js';
import type { Invocation, Reply, ReplyBody, Request, RequestBody } from './protocol.js';
import { SubjectFailure, SubjectTimeout } from './subject-failure.js';
import type { SubjectPipes } from './subject-pipes.js';

interface Waiting {
  resolve(body: ReplyBody): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** Asks a subject in JSON lines, and hears its answers and invocations. */
export class SubjectConnection {
  readonly #pipes: SubjectPipes;
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onInvoke: (invocation: Invocation) => void;
  #seq = 0;
  #failure: SubjectFailure | undefined;

  constructor(pipes: SubjectPipes, onInvoke: (invocation: Invocation) => void, timeoutMs: number) {
    this.#pipes = pipes;
    this.#timeoutMs = timeoutMs;
    this.#onInvoke = onInvoke;
    createInterface({ input: pipes.replies }).on('line', (line) => this.#hear(line));
    void pipes.ended.then((how) => this.#fail(`The subject ended (${how}).`));
  }

  /** Nothing can be asked any more. */
  get isOver(): boolean {
    return this.#failure !== undefined;
  }

  /** @throws SubjectTimeout, SubjectFailure; ThrownBySubject for what the implementation threw. */
  ask(body: RequestBody): Promise<ReplyBody> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#seq += 1;
    const request: Request = { seq: this.#seq, ...body };
    const fault = faultOf('request', request);
    if (fault) {
      return Promise.reject(new SubjectFailure(`The suite would send a bad message: ${fault}.`));
    }
    const { seq } = request;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(seq);
        reject(new SubjectTimeout(nameOf(body), this.#timeoutMs));
        this.#fail(`The subject was ended, because it did not answer ${nameOf(body)}.`);
        this.#pipes.kill();
      }, this.#timeoutMs);
      this.#waiting.set(seq, { resolve, reject, timer });
      this.#pipes.requests.write(`${JSON.stringify(request)}\n`);
    });
  }

  /** Says goodbye, and ends the subject if it does not go by itself. */
  async close(): Promise<void> {
    if (this.#failure) return;
    const timer = setTimeout(() => this.#pipes.kill(), this.#timeoutMs);
    this.ask({ do: 'goodbye' }).catch(() => undefined);
    this.#pipes.requests.end();
    await this.#pipes.ended;
    clearTimeout(timer);
  }

  #hear(line: string): void {
    if (line.trim() === '' || this.#failure) return;
    const reply = parse(line);
    if (reply === undefined) {
      this.#breaks(line, 'it is no JSON');
      return;
    }
    const fault = faultOf('reply', reply);
    if (fault !== undefined) {
      this.#breaks(line, fault);
      return;
    }
    if ('invoke' in reply) {
      this.#onInvoke(reply.invoke);
      return;
    }
    if (reply.seq > this.#seq) {
      this.#breaks(line, `it answers ${reply.seq}, which nobody asked`);
      return;
    }
    const waiting = this.#waiting.get(reply.seq);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.seq);
    clearTimeout(waiting.timer);
    if ('ok' in reply) waiting.resolve(reply.ok);
    else if ('threw' in reply) waiting.reject(new ThrownBySubject(reply.threw));
    else waiting.reject(new SubjectFailure(`The driver reports: ${reply.error}`));
  }

  #breaks(line: string, fault: string): void {
    this.#fail(`The subject broke the protocol in a line of ${line.length} characters: ${fault}.`);
    this.#pipes.kill();
  }

  #fail(message: string): void {
    this.#failure ??= new SubjectFailure(message);
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(this.#failure);
    }
    this.#waiting.clear();
  }
}

function parse(line: string): Reply | undefined {
  try {
    return JSON.parse(line) as Reply;
  } catch {
    return undefined;
  }
}

function nameOf(body: RequestBody): string {
  return body.do === 'call' ? `${body.interface}::${body.method}` : body.do;
}
