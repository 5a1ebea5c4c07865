import { MF_EVENT_FLAG_NO_WAIT } from '@wmdrm/com/constants';
import { ContractViolation } from '../../contract/expectations.js';
import type { InterfaceName } from '../interfaces/interface-table.js';
import { ObjectReference } from '../subject/value.js';
import type { WatchedMachine } from '../watch/watched-machine.js';
import type { Answer } from './answer.js';
import { Face } from './face.js';
import { SuiteCallback } from './suite-callback.js';

/** How often a case lets the subject work before it takes something for not coming. */
const patience = 2000;

/** A machine as a case sees it. */
export class Machine {
  readonly #watched: WatchedMachine;
  readonly #callbacks = new Map<number, SuiteCallback>();

  constructor(watched: WatchedMachine) {
    this.#watched = watched;
    watched.subject.onInvoke((callback, result, inline) => {
      watched.noteInvoke(callback, inline);
      this.#callbacks.get(callback.id)?.results.push(new Face(watched, result, 'IMFAsyncResult'));
    });
  }

  /** The functions of wmdrmsdk.dll. */
  get wmdrmsdk(): Face<'Wmdrmsdk'> {
    return new Face(this.#watched, this.#watched.subject.wmdrmsdk, 'Wmdrmsdk');
  }

  /** The functions of mfplat.dll; needs `media-foundation`. */
  get mfplat(): Face<'Mfplat'> {
    const { mfplat } = this.#watched.subject;
    if (mfplat === undefined)
      throw new Error('The subject claims media-foundation and has no mfplat.');
    return new Face(this.#watched, mfplat, 'Mfplat');
  }

  /** What is no call of a method: the local store, holding an operation, foreign files. */
  get controls(): Omit<WatchedMachine['subject'], 'call' | 'onInvoke' | 'close'> {
    return this.#watched.subject;
  }

  async provider(): Promise<Face<'IWMDRMProvider'>> {
    return present('WMDRMCreateProvider', await this.wmdrmsdk.call('WMDRMCreateProvider'));
  }

  /** A new object of this interface, from a new provider. */
  async create<I extends InterfaceName>(name: I): Promise<Face<I>> {
    const made = await (await this.provider()).call('CreateObject', name);
    return present(`CreateObject(${name})`, made).as(name);
  }

  management(): Promise<Face<'IWMDRMLicenseManagement'>> {
    return this.create('IWMDRMLicenseManagement');
  }

  /** A new object of the suite, which can be called back and serve as state. */
  callback(): SuiteCallback {
    const id = this.#callbacks.size + 1;
    const made = new SuiteCallback(new ObjectReference('suite', id));
    this.#callbacks.set(id, made);
    return made;
  }

  settle(): Promise<void> {
    return this.#watched.subject.settle();
  }

  /** Lets the subject work until `done` gives something; a violation if it never does. */
  async until<T>(what: string, done: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (let round = 0; round < patience; round += 1) {
      const found = await done();
      if (found !== undefined) return found;
      await this.settle();
    }
    throw new ContractViolation(`Expected that ${what}; it did not happen.`);
  }

  /** The next event of an object, as the documented client gets it: polled for, without waiting. */
  async nextEvent(source: Face<'IWMDRMLicenseManagement'>): Promise<Face<'IMFMediaEvent'>> {
    return this.until('an event comes', async () => {
      const answer = await source.call('GetEvent', MF_EVENT_FLAG_NO_WAIT);
      if (answer.code === 'MF_E_NO_EVENTS_AVAILABLE') return undefined;
      const event: unknown = present('GetEvent', answer);
      if (event instanceof Face) return event as Face<'IMFMediaEvent'>;
      throw new ContractViolation(`Expected an event of GetEvent, got ${answer.code} and none.`);
    });
  }
}

/** The value of a call that must succeed. */
export function present<T>(call: string, answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new ContractViolation(`Expected that ${call} succeeds, got ${answer.code}.`);
}
