import type { Guid } from '../guid/guid.js';
import type { Iid } from '../guid/iid.js';
import { IID_IUnknown, type IUnknown } from './iunknown.js';

/** The interface ids an object answers. */
export type InterfaceSet = ReadonlySet<Guid>;

type InterfaceOf<I> = I extends Iid<infer T> ? T : never;

/** All interfaces of a list of ids at once: what an object that claims them must implement. */
export type InterfacesOf<Iids extends readonly Iid<IUnknown>[]> = IUnknown &
  UnionToIntersection<InterfaceOf<Iids[number]>>;

type UnionToIntersection<U> = (U extends unknown ? (each: U) => void : never) extends (
  all: infer I,
) => void
  ? I
  : never;

/**
 * The ids with all their bases and IUnknown. Everything the rules for QueryInterface ask (reflexive, symmetric,
 * transitive, static) follows from answering out of one such set.
 */
export function closeInterfaceSet(iids: readonly Iid<IUnknown>[]): InterfaceSet {
  const guids = new Set<Guid>([IID_IUnknown.guid]);
  for (const iid of iids) {
    for (let each: Iid<IUnknown> | null = iid; each !== null; each = each.base)
      guids.add(each.guid);
  }
  return guids;
}
