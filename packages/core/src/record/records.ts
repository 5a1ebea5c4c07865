import { readFrame, type RecordFrame } from './record-header.js';

/** A view for the numbers of `bytes`, wherever they lie in their buffer. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The frames of the records that fill `bytes`, in order. Throws `damaged` where they do not. */
export function* frames(
  bytes: Uint8Array,
  view: DataView = viewOf(bytes),
): Generator<RecordFrame, void> {
  for (let offset = 0; offset < bytes.length;) {
    const frame = readFrame(bytes, view, offset);
    yield frame;
    offset += frame.totalLength;
  }
}

/** The bytes of several records one after another. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
