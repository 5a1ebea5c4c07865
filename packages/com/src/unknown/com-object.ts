import type { Iid } from '../guid/iid.js';
import { E_NOINTERFACE } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import { closeInterfaceSet, type InterfaceSet, type InterfacesOf } from './interface-set.js';
import type { IUnknown } from './iunknown.js';

/** Where an object, or a class for its objects, keeps its set: inheritance finds the nearest one. */
const interfaces = Symbol('interfaces');
const noInterface = comFailure(E_NOINTERFACE);

function interfaceSetOf(object: object): InterfaceSet {
  return (object as { readonly [interfaces]: InterfaceSet })[interfaces];
}

function setInterfaces(object: object, set: InterfaceSet): void {
  Object.defineProperty(object, interfaces, { value: set });
}

/**
 * The base of our COM classes: one JavaScript object is all interfaces of the COM object, so identity is `===`.
 * A class says which interfaces it implements with {@link implementInterfaces}; without that it answers IUnknown alone.
 */
export abstract class ComObject implements IUnknown {
  static {
    setInterfaces(ComObject.prototype, closeInterfaceSet([]));
  }

  /** {@inheritDoc IUnknown.QueryInterface} */
  QueryInterface<T extends IUnknown>(riid: Iid<T>): ComResult<T> {
    // A caller without types may pass anything; what is no id is no interface of this object.
    const guid = (riid as Iid<T> | null | undefined)?.guid;
    if (guid === undefined || !interfaceSetOf(this).has(guid)) return noInterface;
    // The set was checked against the class when it was declared: this object is a T.
    return comSuccess(this as unknown as T);
  }
}

/**
 * Declares the interfaces of a class, once, in a static block: `static { implementInterfaces(Queue, IID_X); }`.
 * Bases and IUnknown come along. Does not compile if the class lacks a method of one of them.
 * @throws TypeError if it was called for this class before: the set is static.
 */
export function implementInterfaces<const Iids extends readonly Iid<IUnknown>[]>(
  implementation: { readonly prototype: InterfacesOf<Iids> & ComObject },
  ...iids: Iids
): void {
  const { prototype } = implementation;
  if (Object.hasOwn(prototype, interfaces)) {
    throw new TypeError('The interface set of a class is static.');
  }
  setInterfaces(prototype, new Set([...interfaceSetOf(prototype), ...closeInterfaceSet(iids)]));
}

class PlainComObject extends ComObject {}

/**
 * One object out of plain methods, for callbacks and other small implementations:
 * `createComObject([IID_IMFAsyncCallback], { GetParameters, Invoke })`. Does not compile if a method is missing.
 * The methods are called on the object made here.
 */
export function createComObject<const Iids extends readonly Iid<IUnknown>[]>(
  iids: Iids,
  methods: Omit<InterfacesOf<Iids>, 'QueryInterface'>,
): InterfacesOf<Iids> {
  const object = Object.assign(new PlainComObject(), methods);
  setInterfaces(object, closeInterfaceSet(iids));
  return object as unknown as InterfacesOf<Iids>;
}
