import * as com from '@wmdrm/com';
import { findMethod, type InterfaceName } from '../interfaces/interface-table.js';
import { ThrownBySubject, type InvokeListener } from '../subject/conformance-subject.js';
import type { ObjectReference, RawAnswer, Value } from '../subject/value.js';
import { ObjectTable } from './object-table.js';

/** Calls the methods of an implementation that has the TypeScript interfaces of `@wmdrm/com`. */
export class InProcessCalls {
  readonly objects: ObjectTable = new ObjectTable((callback, result) =>
    this.#listener(callback, result, this.#isCalling),
  );
  #listener: InvokeListener = () => undefined;
  /** True while the implementation has not returned from a call: whatever it does is done inside it. */
  #isCalling = false;

  onInvoke(listener: InvokeListener): void {
    this.#listener = listener;
  }

  async call(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
  ): Promise<RawAnswer> {
    const entry = findMethod(interfaceName as InterfaceName, method);
    if (entry === undefined) throw new Error(`The suite knows no ${interfaceName}::${method}.`);
    const passed = args.map((arg, at) =>
      entry.args[at] === 'iid' ? iidOf(String(arg)) : this.objects.fromValue(arg),
    );
    const answer = await this.#apply(this.objects.objectOf(object), method, passed);
    if (entry.answers !== undefined) return { value: this.objects.toValue(answer) };
    if (typeof answer === 'number') return { hr: answer };
    if (typeof answer !== 'object' || answer === null || !('hr' in answer)) {
      throw new ThrownBySubject(`${interfaceName}::${method} answered no result`);
    }
    const value = 'value' in answer ? this.objects.toValue(answer.value) : undefined;
    return { hr: answer.hr as number, ...(value !== undefined && { value }) };
  }

  async #apply(object: object, method: string, args: readonly unknown[]): Promise<unknown> {
    try {
      this.#isCalling = true;
      const member: unknown = Reflect.get(object, method);
      if (typeof member !== 'function') throw new TypeError(`the object has no method ${method}`);
      const answer: unknown = Reflect.apply(member, object, args);
      this.#isCalling = false;
      return await answer;
    } catch (error) {
      throw new ThrownBySubject(error);
    } finally {
      this.#isCalling = false;
    }
  }
}

const knownIids: ReadonlyMap<string, com.Iid<com.IUnknown>> = new Map(
  Object.entries(com)
    .filter(([name]) => name.startsWith('IID_'))
    .map(([, iid]) => iid as com.Iid<com.IUnknown>)
    .map((iid) => [iid.guid, iid]),
);

function iidOf(text: string): com.Iid<com.IUnknown> {
  const known = knownIids.get(com.guid(text));
  return known ?? com.defineIid<com.IUnknown, com.IUnknown>('unknown', text, com.IID_IUnknown);
}
