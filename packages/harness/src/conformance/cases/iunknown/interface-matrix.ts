import { interfaceNames, type InterfaceName } from '../../interfaces/interface-table.js';
import type { Face } from '../../machine/face.js';

/** Which interfaces an object answers, asked through each one it answers. */
export interface InterfaceMatrix {
  /** Those it answers to the interface it came by. */
  readonly set: readonly InterfaceName[];
  /** From the first to the second. */
  answers(from: InterfaceName, to: InterfaceName): boolean;
  /** The object through an interface of its set. */
  face(name: InterfaceName): Face<InterfaceName> | undefined;
}

/** Asks an object for every interface the suite knows, then each of those for every interface again. */
export async function interfaceMatrix(object: Face<InterfaceName>): Promise<InterfaceMatrix> {
  const faces = await facesOf(object);
  const rows = new Map<InterfaceName, ReadonlyMap<InterfaceName, unknown>>();
  for (const [name, face] of faces) rows.set(name, await facesOf(face));
  return {
    set: [...faces.keys()],
    answers: (from, to) => rows.get(from)?.has(to) ?? false,
    face: (name) => faces.get(name),
  };
}

/** The interfaces an object answers, through one of them. */
export async function facesOf(
  object: Face<InterfaceName>,
): Promise<ReadonlyMap<InterfaceName, Face<InterfaceName>>> {
  const faces = new Map<InterfaceName, Face<InterfaceName>>();
  for (const name of interfaceNames) {
    const { ok, value } = await object.query(name);
    if (ok) faces.set(name, value);
  }
  return faces;
}
