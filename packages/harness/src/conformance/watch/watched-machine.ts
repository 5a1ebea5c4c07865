import { MF_EVENT_FLAG_NO_WAIT } from '@wmdrm/com/constants';
import { ContractViolation } from '../../contract/expectations.js';
import type { Finding } from '../../contract/contract-case.js';
import type { Requirement } from '../../contract/requirement.js';
import {
  mayAnswer,
  findMethod,
  interfaceTable,
  type InterfaceName,
} from '../interfaces/interface-table.js';
import { codeName } from '../machine/answer.js';
import type { CallLine } from '../machine/face.js';
import { ThrownBySubject, type SubjectMachine } from '../subject/conformance-subject.js';
import { ObjectReference, type RawAnswer, type Value } from '../subject/value.js';
import { OperationWatch } from './operation-watch.js';
import type { Transcript } from './transcript.js';
import { answerText } from './transcript.js';
import { watchedRequirements as watched } from './watched-requirements.js';

/** How often the subject is let work before an owed event is missed. */
const patience = 2000;
/** How often it is let work to see that nothing more comes. */
const afterthought = 5;
/** More events than any case reads. */
const endless = 10_000;

/** A machine of which every call is written down and held against the watched requirements. */
export class WatchedMachine implements CallLine {
  readonly subject: SubjectMachine;
  readonly transcript: Transcript;
  readonly findings: Finding[] = [];
  /** Ids of the requirements that something could have broken so far. */
  readonly exercised: Set<string> = new Set();
  /** The object behind each reference, by its IUnknown. */
  readonly #identities = new Map<ObjectReference, ObjectReference>();
  readonly #operations = new Map<ObjectReference, OperationWatch>();
  /** How often an event was asked for with success. */
  #taken = 0;

  constructor(subject: SubjectMachine, transcript: Transcript) {
    this.subject = subject;
    this.transcript = transcript;
  }

  async call(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
  ): Promise<RawAnswer> {
    let answer: RawAnswer;
    this.#exercises(watched.answersCode);
    try {
      answer = await this.subject.call(object, interfaceName, method, args);
    } catch (error) {
      if (!(error instanceof ThrownBySubject)) throw error;
      this.transcript.add(object, interfaceName, method, args, `threw ${error.message}`);
      this.#found(watched.answersCode, `${interfaceName}::${method} threw ${error.message}`);
      throw new ContractViolation(`${interfaceName}::${method} threw ${error.message}.`);
    }
    this.transcript.add(object, interfaceName, method, args, answerText(answer));
    this.#checkAnswer(interfaceName as InterfaceName, method, answer);
    await this.#follow(object, interfaceName, method, args, answer);
    return answer;
  }

  /** Hears that a callback of the suite was invoked. */
  noteInvoke(callback: ObjectReference, inline: boolean): void {
    this.transcript.note(`${callback} invoked`);
    this.#exercises(watched.neverInline);
    if (inline) this.#found(watched.neverInline, `${callback} was invoked inside a call`);
  }

  /** Waits for what is owed, and a little longer for what must not come. */
  async finish(): Promise<void> {
    for (const operations of this.#operations.values()) {
      const { hasOpen } = operations;
      let left = hasOpen ? patience : afterthought;
      while (left > 0) {
        const answer = await this.call(operations.source, operations.interfaceName, 'GetEvent', [
          MF_EVENT_FLAG_NO_WAIT,
        ]);
        if (isSuccess(answer) && answer.value instanceof ObjectReference) continue;
        // Shut down, or somebody else reads: nothing is owed to us.
        if (codeName(answer.hr ?? 0) !== 'MF_E_NO_EVENTS_AVAILABLE') break;
        left = operations.hasOpen ? left - 1 : Math.min(left - 1, afterthought);
        await this.subject.settle();
      }
      if (left > 0) continue;
      for (const type of operations.owed) {
        this.#found(watched.oneCompleted, `no completed event of type ${type} came`);
      }
    }
  }

  #checkAnswer(interfaceName: InterfaceName, method: string, { hr, value }: RawAnswer): void {
    const entry = findMethod(interfaceName, method);
    const call = `${interfaceName}::${method}`;
    if (entry === undefined || entry.answers === 'value') return;
    const code = hr ?? (entry.answers === 'status' ? value : undefined);
    if (!isHresult(code)) {
      this.#found(watched.answersCode, `${call} answered ${String(code)} for a code`);
      return;
    }
    if (entry.answers === 'status') return;
    const isFailure = code >= 0x8000_0000;
    this.#exercises(watched.listedCode);
    if (!mayAnswer(interfaceName, method, code)) {
      this.#found(watched.listedCode, `${call} answered ${codeName(code)}`);
    }
    if (!entry.out.startsWith('object')) return;
    this.#exercises(watched.valueOnSuccess);
    const isWritten = value instanceof ObjectReference;
    const mayBeNull = entry.out.startsWith('object?');
    if (isFailure ? isWritten : !isWritten && !mayBeNull) {
      this.#found(
        watched.valueOnSuccess,
        `${call} answered ${codeName(code)} and ${isWritten ? 'an' : 'no'} object`,
      );
    }
  }

  /** Remembers what the call has started, and looks at the events it has brought. */
  async #follow(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
    answer: RawAnswer,
  ): Promise<void> {
    if (!isSuccess(answer)) return;
    const { value } = answer;
    const takesEvent = method === 'GetEvent' || method === 'EndGetEvent';
    if (takesEvent) this.#taken += 1;
    if (this.#taken > endless) {
      throw new ContractViolation(`${method} succeeded ${endless} times: the events have no end.`);
    }
    if (takesEvent && value instanceof ObjectReference) {
      const operations = this.#operations.get(await this.#identityOf(object));
      if (operations === undefined) return;
      const type = await this.subject.call(value, 'IMFMediaEvent', 'GetType', []);
      const wrong = typeof type.value === 'number' ? operations.took(type.value) : undefined;
      if (wrong === 'second-completed') {
        this.#found(
          watched.oneCompleted,
          `a completed event of type ${type.value} nobody waits for`,
        );
      } else if (wrong === 'late-progress') {
        this.#found(watched.progressFirst, `a progress event of type ${type.value} came too late`);
      }
      return;
    }
    // A bare queue starts nothing.
    if (!startingMethods.has(method) || interfaceName === 'IMFMediaEventQueue') return;
    const identity = await this.#identityOf(object);
    const operations = this.#operations.get(identity) ?? new OperationWatch(object, interfaceName);
    this.#operations.set(identity, operations);
    operations.called(method, args);
    if (operations.hasOpen) this.#exercises(watched.oneCompleted, watched.progressFirst);
  }

  async #identityOf(object: ObjectReference): Promise<ObjectReference> {
    const known = this.#identities.get(object);
    if (known !== undefined) return known;
    const { value } = await this.subject.call(object, 'IUnknown', 'QueryInterface', [
      interfaceTable.IUnknown.iid,
    ]);
    const identity = value instanceof ObjectReference ? value : object;
    this.#identities.set(object, identity);
    return identity;
  }

  #exercises(...requirements: readonly Requirement[]): void {
    for (const { id } of requirements) this.exercised.add(id);
  }

  /** The same thing said again says nothing new. */
  #found({ id }: Requirement, message: string): void {
    const isKnown = this.findings.some(
      (each) => each.requirement === id && each.message === message,
    );
    if (!isKnown) this.findings.push({ requirement: id, message });
  }
}

const startingMethods: ReadonlySet<string> = new Set([
  'BackupLicenses',
  'RestoreLicenses',
  'AcquireLicense',
  'MonitorLicenseAcquisition',
  'CleanLicenseStore',
  'PerformSecurityUpdate',
  'QueueEvent',
]);

function isSuccess({ hr = 0 }: RawAnswer): boolean {
  return hr < 0x8000_0000;
}

function isHresult(code: unknown): code is number {
  return typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= 0xffff_ffff;
}
