import { malformedIn, type Malformed } from '../malformed.js';
import { shapeOf, xmrType, type ObjectShape } from './object-types.js';

/** Bytes of the license header: magic, version, rights id. */
export const xmrHeaderLength = 24;
/** Bytes of an object's header: flags, type, length. */
export const objectHeaderLength = 8;
/** `XMR` and a zero byte, read as a big-endian u32. */
export const xmrMagic = 0x584d5200;

export const flagMustUnderstand = 0x0001;
export const flagContainer = 0x0002;

/** Objects may be nested this deep; known licenses need 4. */
export const maxXmrDepth = 16;
/** Most objects of one license; known licenses have about 20. */
export const maxXmrObjects = 10_000;

/** One object of a license; all of `start … end` lies inside the payload and inside its parent. */
export interface XmrObject {
  readonly type: number;
  readonly flags: number;
  /** Where its header begins. */
  readonly offset: number;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly parent: XmrObject | undefined;
  /** `undefined` if the type is not known. */
  readonly shape: ObjectShape | undefined;
}

export const malformedXmr: Malformed = malformedIn('XMR license');

/**
 * All objects of the license in document order, parents before children. Every length is checked: objects fill their
 * parent and the outer container fills the file, so a license that is cut off anywhere is malformed.
 */
export function readObjects(view: DataView): readonly XmrObject[] {
  const length = view.byteLength;
  if (length < xmrHeaderLength) {
    throw malformedXmr(`cut off, the header has ${xmrHeaderLength} bytes`, length);
  }
  if (view.getUint32(0) !== xmrMagic) throw malformedXmr('no XMR license begins here', 0);
  const objects: XmrObject[] = [];
  const outer = readObject(view, xmrHeaderLength, length, undefined);
  if (outer.type !== xmrType.outerContainer) {
    throw malformedXmr('the first object is not the outer container', outer.offset);
  }
  if (outer.end !== length) throw malformedXmr('bytes after the outer container', outer.end);
  addWithChildren(view, outer, 1, objects);
  return objects;
}

function addWithChildren(
  view: DataView,
  object: XmrObject,
  depth: number,
  objects: XmrObject[],
): void {
  if (depth > maxXmrDepth) {
    throw malformedXmr(`objects are nested deeper than ${maxXmrDepth}`, object.offset);
  }
  if (objects.length === maxXmrObjects) {
    throw malformedXmr(`more than ${maxXmrObjects} objects`, object.offset);
  }
  objects.push(object);
  if ((object.flags & flagContainer) === 0) return;
  for (let at = object.start; at < object.end;) {
    const child = readObject(view, at, object.end, object);
    addWithChildren(view, child, depth + 1, objects);
    at = child.end;
  }
}

function readObject(
  view: DataView,
  offset: number,
  limit: number,
  parent: XmrObject | undefined,
): XmrObject {
  if (limit - offset < objectHeaderLength)
    throw malformedXmr('an object header is cut off', offset);
  const flags = view.getUint16(offset);
  const type = view.getUint16(offset + 2);
  const length = view.getUint32(offset + 4);
  // Neither number is quoted: behind a wrong length the next "header" may be the middle of a key.
  if (length < objectHeaderLength || length > limit - offset) {
    throw malformedXmr('an object does not fit into what it lies in', offset);
  }
  const shape = shapeOf(type);
  const start = offset + objectHeaderLength;
  const object = { type, flags, offset, start, end: offset + length, parent, shape };
  checkShape(object);
  return object;
}

function checkShape({ type, flags, offset, start, end, shape }: XmrObject): void {
  if (shape === undefined || shape === 'any') return;
  const isContainer = (flags & flagContainer) !== 0;
  const length = end - start;
  // An empty right may come without the flag: nothing is hidden in it.
  const fits =
    shape === 'container'
      ? isContainer || length === 0
      : !isContainer &&
        (shape === 'opaque' || ('size' in shape ? length === shape.size : length >= shape.atLeast));
  if (!fits) {
    throw malformedXmr(`an object of type ${hexType(type)} does not have its shape`, offset);
  }
}

/** A type as the tables write it: `0x000d`. */
export function hexType(type: number): string {
  return `0x${type.toString(16).padStart(4, '0')}`;
}
