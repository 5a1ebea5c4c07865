/** How a synthetic XML file is written. */
export interface SyntheticEncoding {
  /** Default `utf-8`. */
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark comes first. Default false. */
  readonly byteOrderMark?: boolean;
}

/** The bytes of `text` in this encoding. */
export function encodeText(text: string, options: SyntheticEncoding): Uint8Array {
  const { encoding = 'utf-8', byteOrderMark = false } = options;
  const whole = (byteOrderMark ? '\ufeff' : '') + text;
  if (encoding === 'utf-8') return new TextEncoder().encode(whole);
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at++) {
    view.setUint16(at * 2, whole.charCodeAt(at), encoding === 'utf-16le');
  }
  return bytes;
}
