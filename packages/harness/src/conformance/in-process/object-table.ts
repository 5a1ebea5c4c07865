import {
  comFailure,
  createComObject,
  IID_IMFAsyncCallback,
  type IMFAsyncResult,
  type IUnknown,
} from '@wmdrm/com';
import { E_NOTIMPL, S_OK } from '@wmdrm/com/constants';
import { ObjectReference, type Value } from '../subject/value.js';
import { variantMembers } from './variant-members.js';

/** The objects of a subject in this process, and the suite's objects as the subject sees them. */
export class ObjectTable {
  readonly #references = new Map<object, ObjectReference>();
  readonly #objects: object[] = [];
  readonly #suiteObjects = new Map<number, IUnknown>();
  readonly #invoked: (callback: ObjectReference, result: ObjectReference) => void;

  constructor(invoked: (callback: ObjectReference, result: ObjectReference) => void) {
    this.#invoked = invoked;
  }

  /** The reference of an object; always the same one. */
  referenceTo(object: object): ObjectReference {
    const known = this.#references.get(object);
    if (known !== undefined) return known;
    this.#objects.push(object);
    return this.#know(object, new ObjectReference('subject', this.#objects.length));
  }

  /** The object behind a reference. */
  objectOf(reference: ObjectReference): object {
    const { owner, id } = reference;
    if (owner === 'suite') return this.#suiteObject(reference);
    const object = this.#objects[id - 1];
    if (object === undefined) throw new Error(`There is no ${reference}.`);
    return object;
  }

  /** What the subject answers, as the suite reads it. */
  toValue(value: unknown): Value {
    if (value === undefined || value === null) return value;
    if (value instanceof Uint8Array) return value.slice();
    if (Array.isArray(value)) return value.map((each) => this.toValue(each));
    if (typeof value !== 'object') return value as Value;
    if ('QueryInterface' in value) return this.referenceTo(value);
    if ('vt' in value && typeof value.vt === 'number') {
      const member = variantMembers.get(value.vt);
      if (member === undefined) return { vt: value.vt };
      return { vt: value.vt, value: this.toValue(Reflect.get(value, member)) };
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.toValue(each)]),
    );
  }

  /** What the suite passes, as the subject takes it. */
  fromValue(value: Value): unknown {
    if (value instanceof ObjectReference) return this.objectOf(value);
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map((each: Value) => this.fromValue(each));
    const members = value as { readonly [member: string]: Value };
    if (typeof members['vt'] === 'number') {
      const member = variantMembers.get(members['vt']);
      return { vt: members['vt'], ...(member && { [member]: this.fromValue(members['value']) }) };
    }
    return Object.fromEntries(
      Object.entries(members).map(([name, each]) => [name, this.fromValue(each)]),
    );
  }

  #suiteObject(reference: ObjectReference): IUnknown {
    const known = this.#suiteObjects.get(reference.id);
    if (known !== undefined) return known;
    const made = createComObject([IID_IMFAsyncCallback], {
      GetParameters: () => comFailure(E_NOTIMPL),
      Invoke: (result: IMFAsyncResult) => {
        this.#invoked(reference, this.referenceTo(result));
        return S_OK;
      },
    });
    this.#suiteObjects.set(reference.id, made);
    this.#know(made, reference);
    return made;
  }

  #know(object: object, reference: ObjectReference): ObjectReference {
    this.#references.set(object, reference);
    return reference;
  }
}
