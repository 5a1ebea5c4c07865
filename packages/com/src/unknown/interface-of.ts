import type { Iid } from '../guid/iid.js';
import type { IUnknown } from './iunknown.js';

/** True for what can be asked for interfaces. A caller without types may pass anything. */
export function isUnknown(value: unknown): value is IUnknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    'QueryInterface' in value &&
    typeof value.QueryInterface === 'function'
  );
}

/** An interface of what a caller passed; `undefined` if it has none of this id, or is no object of ours or anybody's. */
export function interfaceOf<T extends IUnknown>(value: unknown, iid: Iid<T>): T | undefined {
  return isUnknown(value) ? value.QueryInterface(iid).value : undefined;
}
