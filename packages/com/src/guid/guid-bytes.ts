import type { Guid } from './guid.js';

/** A GUID has 16 bytes. */
export const guidLength = 16;

/**
 * How the 16 bytes lie: `wire` is the structure in memory and on the wire of Windows, three integers little-endian,
 * then eight bytes ([MS-DTYP] 2.3.4.2); `text` is the order the registry form prints, as in RFC 9562 section 4.
 */
export type GuidByteOrder = 'wire' | 'text';

// Positions in wire order of the bytes as the text prints them.
const wirePositions = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** The 16 bytes of a GUID. */
export function guidToBytes(value: Guid, order: GuidByteOrder): Uint8Array {
  const digits = value.replaceAll('-', '');
  const bytes = new Uint8Array(guidLength);
  wirePositions.forEach((inWire, inText) => {
    const byte = Number.parseInt(digits.slice(inText * 2, inText * 2 + 2), 16);
    bytes[order === 'wire' ? inWire : inText] = byte;
  });
  return bytes;
}

/**
 * The GUID in 16 bytes.
 * @throws RangeError if there are fewer or more.
 */
export function guidFromBytes(bytes: Uint8Array, order: GuidByteOrder): Guid {
  if (bytes.length !== guidLength) {
    throw new RangeError(`A GUID has ${guidLength} bytes, not ${bytes.length}.`);
  }
  const digits = wirePositions
    .map((inWire, inText) => bytes[order === 'wire' ? inWire : inText]!)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return groups.join('-') as Guid;
}
