import type { InvokeListener, SubjectMachine } from '../subject/conformance-subject.js';
import type { ObjectReference, RawAnswer, Value } from '../subject/value.js';
import { ValueCodec, type EncodedValue } from './encoded-value.js';
import type { ReplyBody } from './protocol.js';
import type { SubjectConnection } from './subject-connection.js';
import { SubjectFailure } from './subject-failure.js';

/** A machine of a subject in another process. */
export class RemoteMachine implements SubjectMachine {
  readonly number: number;
  readonly wmdrmsdk: ObjectReference;
  readonly mfplat?: ObjectReference;
  readonly #connection: SubjectConnection;
  readonly #codec = new ValueCodec();
  #listener: InvokeListener = () => undefined;

  constructor(connection: SubjectConnection, opened: ReplyBody) {
    const { machine, wmdrmsdk, mfplat } = opened;
    if (machine === undefined || wmdrmsdk === undefined) {
      throw new SubjectFailure('The answer to open names no machine, or no wmdrmsdk.');
    }
    this.#connection = connection;
    this.number = machine;
    this.wmdrmsdk = this.#codec.referenceTo('subject', wmdrmsdk);
    if (mfplat !== undefined) this.mfplat = this.#codec.referenceTo('subject', mfplat);
  }

  invoked(callback: number, result: number): void {
    // Whether it was inside a call cannot be told from outside.
    this.#listener(
      this.#codec.referenceTo('suite', callback),
      this.#codec.referenceTo('subject', result),
      false,
    );
  }

  onInvoke(listener: InvokeListener): void {
    this.#listener = listener;
  }

  async call(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
  ): Promise<RawAnswer> {
    const { hr, value } = await this.#connection.ask({
      do: 'call',
      machine: this.number,
      object: this.#codec.encode(object),
      interface: interfaceName,
      method,
      args: args.map((arg) => this.#codec.encode(arg)),
    });
    return {
      ...(hr !== undefined && { hr }),
      ...(value !== undefined && { value: this.#decoded(value, `${interfaceName}::${method}`) }),
    };
  }

  #decoded(value: EncodedValue, call: string): Value {
    try {
      return this.#codec.decode(value);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new SubjectFailure(
        `The subject broke the protocol: the value of ${call} ${error.message}.`,
      );
    }
  }

  async settle(): Promise<void> {
    await this.#connection.ask({ do: 'settle', machine: this.number });
  }

  async held(): Promise<readonly string[]> {
    const { licenses = [] } = await this.#connection.ask({ do: 'held', machine: this.number });
    return licenses.filter((each) => typeof each === 'string').sort();
  }

  async add(licenses: readonly string[]): Promise<void> {
    await this.#connection.ask({ do: 'add', machine: this.number, licenses });
  }

  async remove(licenses: readonly string[]): Promise<void> {
    await this.#connection.ask({ do: 'remove', machine: this.number, licenses });
  }

  async hold(): Promise<void> {
    await this.#connection.ask({ do: 'hold', machine: this.number });
  }

  async isHeld(): Promise<boolean> {
    return (await this.#connection.ask({ do: 'is-held', machine: this.number })).is ?? false;
  }

  async release(): Promise<void> {
    await this.#connection.ask({ do: 'release', machine: this.number });
  }

  async failHeld(): Promise<void> {
    await this.#connection.ask({ do: 'fail-held', machine: this.number });
  }

  async damage(directory: string): Promise<void> {
    await this.#connection.ask({ do: 'damage', machine: this.number, directory });
  }

  async putForeignFile(directory: string): Promise<void> {
    await this.#connection.ask({ do: 'put-foreign-file', machine: this.number, directory });
  }

  async isForeignFileIntact(directory: string): Promise<boolean> {
    const answer = await this.#connection.ask({
      do: 'is-foreign-file-intact',
      machine: this.number,
      directory,
    });
    return answer.is ?? false;
  }

  async allowRestores(allowed: boolean): Promise<void> {
    await this.#connection.ask({ do: 'allow-restores', machine: this.number, allowed });
  }

  async close(): Promise<void> {
    await this.#connection.ask({ do: 'close', machine: this.number });
  }
}
