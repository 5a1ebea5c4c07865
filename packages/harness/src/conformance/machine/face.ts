import {
  interfaceTable,
  findMethod,
  type ArgumentsOf,
  type InterfaceName,
  type MethodName,
  type ResultKindOf,
  type ResultOf,
} from '../interfaces/interface-table.js';
import type { ArgumentKind, ResultKind } from '../interfaces/interface-kinds.js';
import { ObjectReference, type RawAnswer, type Value } from '../subject/value.js';
import { codeName, type Answer } from './answer.js';

/** Anything that stands for an object. */
export interface Holder {
  readonly reference: ObjectReference;
}

/** What a case gets from a method. */
export type Got<I extends InterfaceName, M extends MethodName<I>> =
  ResultKindOf<I, M> extends `object:${infer Name extends InterfaceName}`
    ? Face<Name>
    : ResultKindOf<I, M> extends `object?:${infer Name extends InterfaceName}`
      ? Face<Name> | null
      : ResultOf<ResultKindOf<I, M>, Face<'IUnknown'>>;

/** Who carries out calls. */
export interface CallLine {
  call(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
  ): Promise<RawAnswer>;
}

/** An object of the subject, seen through one of its interfaces. */
export class Face<I extends InterfaceName> implements Holder {
  readonly reference: ObjectReference;
  readonly interfaceName: I;
  readonly #line: CallLine;

  constructor(line: CallLine, reference: ObjectReference, interfaceName: I) {
    this.#line = line;
    this.reference = reference;
    this.interfaceName = interfaceName;
  }

  /** Calls a method. The value of one that answers no HRESULT comes as with `S_OK`. */
  async call<M extends MethodName<I>>(
    method: M,
    ...args: ArgumentsOf<I, M, Holder>
  ): Promise<Answer<Got<I, M>>> {
    const entry = findMethod(this.interfaceName, method);
    if (entry === undefined) throw new Error(`${this.interfaceName} has no ${method}.`);
    const sent = entry.args.map((kind, at) => sendable(kind, (args as readonly unknown[])[at]));
    const { hr = 0, value } = await this.#line.call(
      this.reference,
      this.interfaceName,
      method,
      sent,
    );
    const code = codeName(hr);
    if (hr >= 0x8000_0000) return { ok: false, hr, code };
    return { ok: true, hr, code, value: this.#received(entry.out, value) as Got<I, M> };
  }

  /** The name of the code a method answers. */
  async codeOf<M extends MethodName<I>>(
    method: M,
    ...args: ArgumentsOf<I, M, Holder>
  ): Promise<string> {
    return (await this.call(method, ...args)).code;
  }

  /** Another interface of the object. */
  async query<J extends InterfaceName>(name: J): Promise<Answer<Face<J>>> {
    const { ok, hr, code, value } = await this.queryId(interfaceTable[name].iid ?? '');
    return ok ? { ok, hr, code, value: value.as(name) } : { ok, hr, code };
  }

  /** What QueryInterface answers for an id the table need not have. */
  async queryId(iid: string): Promise<Answer<Face<'IUnknown'>>> {
    const answer = await this.#line.call(this.reference, this.interfaceName, 'QueryInterface', [
      iid,
    ]);
    const { hr = 0, value } = answer;
    const code = codeName(hr);
    if (!(value instanceof ObjectReference) || hr >= 0x8000_0000) return { ok: false, hr, code };
    return { ok: true, hr, code, value: new Face(this.#line, value, 'IUnknown') };
  }

  /** The same object through an interface it is known to have; nothing is asked. */
  as<J extends InterfaceName>(name: J): Face<J> {
    return new Face(this.#line, this.reference, name);
  }

  #received(kind: ResultKind, value: Value): unknown {
    if (kind.startsWith('object')) {
      const name = kind.slice(kind.indexOf(':') + 1) as InterfaceName;
      return value instanceof ObjectReference ? new Face(this.#line, value, name) : null;
    }
    return this.#withFaces(value);
  }

  /** Objects inside of values are seen through IUnknown. */
  #withFaces(value: Value): unknown {
    if (value instanceof ObjectReference) return new Face(this.#line, value, 'IUnknown');
    if (Array.isArray(value)) return value.map((each: Value) => this.#withFaces(each));
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.#withFaces(each as Value)]),
    );
  }
}

function sendable(kind: ArgumentKind, value: unknown): Value {
  if (kind === 'iid') return interfaceTable[value as InterfaceName].iid ?? '';
  return withReferences(value);
}

function withReferences(value: unknown): Value {
  if (isHolder(value)) return value.reference;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) {
    return value as Value;
  }
  if (Array.isArray(value)) return value.map(withReferences);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withReferences(each)]),
  );
}

function isHolder(value: unknown): value is Holder {
  return (value as Partial<Holder> | null | undefined)?.reference instanceof ObjectReference;
}
