import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import {
  ThrownBySubject,
  type ConformanceSubject,
  type SubjectMachine,
} from '../subject/conformance-subject.js';
import { ObjectReference } from '../subject/value.js';
import { ValueCodec } from './encoded-value.js';
import { faultOf } from './message-check.js';
import { protocolVersion, type Reply, type ReplyBody, type Request } from './protocol.js';

interface ServedMachine {
  readonly machine: SubjectMachine;
  readonly codec: ValueCodec;
}

/** Lets a subject of this process be judged by a suite in another; resolves when the suite says goodbye or goes away. */
export async function serveSubject(
  subject: ConformanceSubject,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<void> {
  const server = new SubjectServer(subject, (reply) => {
    output.write(`${JSON.stringify(reply)}\n`);
  });
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    // Not awaited: a call that waits for an event must not keep others out.
    const answered = server.answer(JSON.parse(line) as Request);
    if (server.isOver) {
      await answered;
      break;
    }
  }
  await subject.close?.();
}

class SubjectServer {
  isOver = false;
  readonly #subject: ConformanceSubject;
  readonly #send: (reply: Reply) => void;
  readonly #machines = new Map<number, ServedMachine>();
  #opened = 0;

  constructor(subject: ConformanceSubject, send: (reply: Reply) => void) {
    this.#subject = subject;
    this.#send = send;
  }

  /** Carries out a request and sends the reply. Never rejects. */
  async answer(request: Request): Promise<void> {
    if (request.do === 'goodbye') this.isOver = true;
    const { seq } = request;
    try {
      const fault = faultOf('request', request);
      if (fault) throw new Error(`bad request: ${fault}`);
      this.#send({ seq, ok: await this.#carryOut(request) });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#send(error instanceof ThrownBySubject ? { seq, threw: text } : { seq, error: text });
    }
  }

  async #carryOut(request: Request): Promise<ReplyBody> {
    const subject = this.#subject;
    switch (request.do) {
      case 'hello': {
        const { name, version, capabilities, licenses } = subject;
        return { protocol: protocolVersion, name, version, capabilities, licenses };
      }
      case 'directory':
        return { path: (await subject.directory(request.kind)) ?? null };
      case 'open': {
        const { seq: _seq, do: _do, ...setup } = request;
        return this.#open(await subject.open(setup));
      }
      case 'goodbye':
        return {};
      default:
        return carryOutOn(this.#machine(request.machine), request);
    }
  }

  #open(machine: SubjectMachine): ReplyBody {
    this.#opened += 1;
    const number = this.#opened;
    this.#machines.set(number, { machine, codec: new ValueCodec() });
    machine.onInvoke((callback, result) => {
      this.#send({ invoke: { machine: number, callback: callback.id, result: result.id } });
    });
    const { wmdrmsdk, mfplat } = machine;
    return { machine: number, wmdrmsdk: wmdrmsdk.id, ...(mfplat && { mfplat: mfplat.id }) };
  }

  #machine(number: number): ServedMachine {
    const served = this.#machines.get(number);
    if (served === undefined) throw new Error(`there is no machine ${number}`);
    return served;
  }
}

type MachineRequest = Extract<Request, { readonly machine: number }>;

async function carryOutOn(
  { machine, codec }: ServedMachine,
  request: MachineRequest,
): Promise<ReplyBody> {
  switch (request.do) {
    case 'call': {
      const object = codec.decode(request.object);
      if (!(object instanceof ObjectReference)) throw new Error('object names no object');
      const args = request.args.map((arg) => codec.decode(arg));
      const { hr, value } = await machine.call(object, request.interface, request.method, args);
      return {
        ...(hr !== undefined && { hr }),
        ...(value !== undefined && { value: codec.encode(value) }),
      };
    }
    case 'held':
      return { licenses: await machine.held() };
    case 'is-held':
      return { is: await offered(machine.isHeld?.bind(machine))() };
    case 'is-foreign-file-intact':
      return { is: await offered(machine.isForeignFileIntact?.bind(machine))(request.directory) };
    case 'settle':
      await machine.settle();
      break;
    case 'add':
      await machine.add(request.licenses);
      break;
    case 'remove':
      await machine.remove(request.licenses);
      break;
    case 'hold':
      await offered(machine.hold?.bind(machine))();
      break;
    case 'release':
      await offered(machine.release?.bind(machine))();
      break;
    case 'fail-held':
      await offered(machine.failHeld?.bind(machine))();
      break;
    case 'damage':
      await offered(machine.damage?.bind(machine))(request.directory);
      break;
    case 'put-foreign-file':
      await offered(machine.putForeignFile?.bind(machine))(request.directory);
      break;
    case 'allow-restores':
      await offered(machine.allowRestores?.bind(machine))(request.allowed);
      break;
    case 'close':
      await machine.close();
      break;
  }
  return {};
}

/** What the subject has, or a plain word that it has not. */
function offered<T>(deed: T | undefined): T {
  if (deed === undefined) throw new Error('the subject does not offer that');
  return deed;
}
