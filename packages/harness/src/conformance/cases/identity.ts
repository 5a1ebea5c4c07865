import type { Face } from '../machine/face.js';
import { present } from '../machine/machine.js';
import type { ObjectReference } from '../subject/value.js';

/** What names an object, whatever interface it is seen through: its IUnknown (com/rules-for-implementing-queryinterface). */
export async function identityOf(face: Pick<Face<'IUnknown'>, 'query'>): Promise<ObjectReference> {
  return present('QueryInterface for IUnknown', await face.query('IUnknown')).reference;
}
