import { codeTable } from '@wmdrm/com';
import type {
  ArgumentKind,
  ArgumentValues,
  InterfaceEntry,
  MethodEntry,
  ResultValues,
} from './interface-kinds.js';
import { mediaFoundationInterfaces } from './media-foundation-interfaces.js';
import { wmdrmInterfaces } from './wmdrm-interfaces.js';

type Table = typeof mediaFoundationInterfaces & typeof wmdrmInterfaces;

/** Every interface the suite calls, by its name in the IDL, and the functions of a library under the library's name. */
export const interfaceTable: Table = { ...mediaFoundationInterfaces, ...wmdrmInterfaces };

export type InterfaceName = keyof Table;

/** The methods of an interface with those of its bases. */
type Methods<I extends InterfaceName> = Table[I]['methods'] &
  (Table[I]['base'] extends infer Base extends InterfaceName ? Methods<Base> : unknown);

export type MethodName<I extends InterfaceName> = keyof Methods<I> & string;

type Entry<I extends InterfaceName, M extends MethodName<I>> = Methods<I>[M] extends infer E extends
  MethodEntry
  ? E
  : never;

/** What a case passes to a method; `Reference` is how it holds objects. */
export type ArgumentsOf<I extends InterfaceName, M extends MethodName<I>, Reference> = ValuesOf<
  Entry<I, M>['args'],
  Reference
>;

type ValuesOf<Kinds extends readonly ArgumentKind[], Reference> = {
  -readonly [K in keyof Kinds]: Kinds[K] extends ArgumentKind
    ? ArgumentValues<Reference>[Kinds[K]]
    : never;
};

/** The kind of what a method answers. */
export type ResultKindOf<I extends InterfaceName, M extends MethodName<I>> = Entry<I, M>['out'];

/** What a case gets for a kind that is no object. */
export type ResultOf<Kind, Reference> = Kind extends keyof ResultValues<Reference>
  ? ResultValues<Reference>[Kind]
  : never;

/** An interface and its bases, the most derived first. */
export function withBases(name: InterfaceName): readonly InterfaceEntry[] {
  const entry: InterfaceEntry = interfaceTable[name];
  return entry.base === null ? [entry] : [entry, ...withBases(entry.base as InterfaceName)];
}

/** What the table says of a method; `undefined` if the interface has none of this name. */
export function findMethod(name: InterfaceName, method: string): MethodEntry | undefined {
  return withBases(name).flatMap(({ methods }) => methods[method] ?? [])[0];
}

/** Whether a method may answer a code. A code may have several names; its number counts. */
export function mayAnswer(name: InterfaceName, method: string, hr: number): boolean {
  const { codes = [] } = findMethod(name, method) ?? {};
  // QueryInterface answers for the object, whatever the interface it is called through.
  const always =
    method === 'QueryInterface' ? [] : withBases(name).flatMap((entry) => entry.always);
  return [...codes, ...always].some((code) => numberOf.get(code) === hr);
}

const numberOf: ReadonlyMap<string, number> = new Map(codeTable.map(({ name, hr }) => [name, hr]));

/** Names of the interfaces a subject may have; libraries are not among them. */
export const interfaceNames: readonly InterfaceName[] = (
  Object.keys(interfaceTable) as InterfaceName[]
).filter((name) => interfaceTable[name].iid !== null);
