import { concatBytes } from '@wmdrm/core';
import { flagContainer, flagMustUnderstand, objectHeaderLength } from '../xmr/objects.js';

/** The 2 bytes of a big-endian number. */
export function u16(value: number): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value);
  return bytes;
}

/** The 4 bytes of a big-endian number. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** An object of an XMR license with its header. `flags`: 1 must be understood, 2 container; default 1. */
export function xmrObject(
  type: number,
  content: Uint8Array,
  flags: number = flagMustUnderstand,
): Uint8Array {
  return concatBytes([u16(flags), u16(type), u32(objectHeaderLength + content.length), content]);
}

/** An object that holds `children`. `flags` default: container that must be understood. */
export function xmrContainer(
  type: number,
  children: readonly Uint8Array[],
  flags: number = flagContainer | flagMustUnderstand,
): Uint8Array {
  return xmrObject(type, concatBytes(children), flags);
}
