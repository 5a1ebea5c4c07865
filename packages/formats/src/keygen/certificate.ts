import { JsonReader } from '../json/json-reader.js';
import { parseJson } from '../json/parse-json.js';
import type { Malformed } from '../malformed.js';
import { decodeBase64 } from '../text/base64.js';
import { decodeUtf8 } from '../text/decode-text.js';

/** What is inside the armor: the data as far as they can be read, and how they are protected. */
export interface Certificate {
  /** As issued, for example `base64+ed25519`. */
  readonly algorithm: string;
  /** The data set, UTF-8 JSON; `undefined` if it is encrypted. */
  readonly data: Uint8Array | undefined;
}

/** Encoding and signature scheme. The signature is not verified, so only the encoding must be known. */
const algorithmForm = /^(base64|aes-256-gcm)\+[a-z0-9-]{1,32}$/;
/** Bytes of the initialisation vector and of the tag of AES-256-GCM. */
const ivLength = 12;
const tagLength = 16;

/** Reads `enc`, `sig` and `alg` (Keygen, "License file payload"). Nothing is decrypted, the signature is not kept. */
export function readCertificate(body: Uint8Array, most: number, malformed: Malformed): Certificate {
  const document = parseJson(
    decodeUtf8(body, malformed),
    { enc: true, sig: true, alg: true },
    malformed,
  );
  const root = new JsonReader(document, 'the payload', malformed);
  const algorithm = root.text('alg');
  const encoding = algorithmForm.exec(algorithm)?.[1];
  if (encoding === undefined) throw malformed('alg names no known encoding', root.offset);
  const decoded = (name: string, text: string): Uint8Array => {
    const result = decodeBase64(text);
    if ('bytes' in result && result.bytes.length > 0) return result.bytes;
    const problem = 'problem' in result ? result.problem : 'there is nothing';
    throw malformed(`${name} is no base64 (${problem})`, root.offset);
  };
  decoded('sig', root.text('sig', most));
  const enc = root.text('enc', most);
  if (encoding === 'base64') return { algorithm, data: decoded('enc', enc) };
  const [ciphertext, iv, tag, ...rest] = enc.split('.');
  if (ciphertext === undefined || iv === undefined || tag === undefined || rest.length > 0) {
    throw malformed('enc has not three parts', root.offset);
  }
  decoded('the ciphertext', ciphertext);
  if (
    decoded('the initialisation vector', iv).length !== ivLength ||
    decoded('the tag', tag).length !== tagLength
  ) {
    throw malformed('enc has another initialisation vector or tag than AES-256-GCM', root.offset);
  }
  return { algorithm, data: undefined };
}
