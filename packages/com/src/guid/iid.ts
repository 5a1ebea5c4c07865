import type { IUnknown } from '../unknown/iunknown.js';
import { guid, type Guid } from './guid.js';

declare const described: unique symbol;

/**
 * The id of an interface, and for the compiler the interface itself: `QueryInterface(IID_X)` answers an `X`.
 * Only {@link defineIid} makes one.
 */
export interface Iid<T extends IUnknown> {
  /** The name in the IDL, for example `IMFMediaEvent`. */
  readonly name: string;
  readonly guid: Guid;
  /** The interface this one derives from; `null` for IUnknown alone. */
  readonly base: Iid<IUnknown> | null;
  /** Never there at run time. */
  readonly [described]: T;
}

/**
 * The id of interface `T`, which derives from `Base`.
 * @param name in the IDL.
 * @param text the GUID in registry form.
 * @throws RangeError if `text` is no GUID.
 */
export function defineIid<T extends Base, Base extends IUnknown>(
  name: string,
  text: string,
  base: Iid<Base> | null,
): Iid<T> {
  return Object.freeze({ name, guid: guid(text), base }) as Iid<T>;
}
