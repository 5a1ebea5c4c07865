import type { LicenseAttachment, LicenseStoreError } from '@wmdrm/core';
import { isInputError } from '../damaged.js';
import { maxTextLength } from '../limits.js';
import type { Malformed } from '../malformed.js';
import { decodeBase64 } from '../text/base64.js';
import { isPlainText } from '../text/plain-text.js';
import { parseXml, type XmlElement, type XmlHandler } from '../xml/parse-xml.js';

/** Most LICENSE elements, and most REVOCATION elements, of one file. */
export const maxEnvelopeElements = 10_000;

/** One LICENSE element: its decoded content, or what is wrong with it. */
export interface EnvelopeLicense {
  /** 1 for the first. */
  readonly number: number;
  readonly version: string | undefined;
  /** Byte offset in the file just behind the opening tag. */
  readonly offset: number;
  readonly content: Uint8Array | LicenseStoreError;
}

/** What a license response holds. Other elements are stepped over. */
export interface Envelope {
  readonly licenses: readonly EnvelopeLicense[];
  readonly revocations: readonly LicenseAttachment[];
}

/**
 * Reads LICENSERESPONSE. A LICENSE that cannot be decoded stays among the others as an error; anything else that is
 * wrong, a REVOCATION too, makes the whole file malformed: what is missing would be missing from every license.
 */
export function readEnvelope(file: Uint8Array, malformed: Malformed): Envelope {
  const reader = new EnvelopeReader(malformed);
  parseXml(file, reader, malformed);
  if (reader.licenses.length === 0) throw malformed('it holds no LICENSE', file.length);
  return reader;
}

interface OpenElement {
  readonly name: 'LICENSE' | 'REVOCATION';
  readonly attribute: string | undefined;
  readonly offset: number;
  readonly parts: string[];
  hasElements: boolean;
}

class EnvelopeReader implements XmlHandler, Envelope {
  readonly licenses: EnvelopeLicense[] = [];
  readonly revocations: LicenseAttachment[] = [];
  readonly #malformed: Malformed;
  #depth = 0;
  #offset = 0;
  #current: OpenElement | undefined;

  constructor(malformed: Malformed) {
    this.#malformed = malformed;
  }

  open(element: XmlElement): void {
    const { name, depth, offset } = element;
    this.#depth = depth;
    this.#offset = offset;
    if (depth === 1 && name !== 'LICENSERESPONSE') {
      throw this.#malformed('the root element is not LICENSERESPONSE', offset);
    }
    if (this.#current) {
      this.#current.hasElements = true;
    } else if (depth === 2 && (name === 'LICENSE' || name === 'REVOCATION')) {
      const attribute = element.attribute(name === 'LICENSE' ? 'version' : 'type');
      this.#current = { name, attribute, offset, parts: [], hasElements: false };
    }
  }

  text(text: string): void {
    if (this.#current) this.#current.parts.push(text);
    else if (this.#depth === 1 && text.trim() !== '') {
      throw this.#malformed('text outside of the elements that hold licenses', this.#offset);
    }
  }

  close(_name: string, offset: number): void {
    const depth = this.#depth--;
    this.#offset = offset;
    if (depth !== 2 || !this.#current) return;
    const element = this.#current;
    this.#current = undefined;
    if (element.name === 'LICENSE') this.#addLicense(element);
    else this.#addRevocation(element);
  }

  #addLicense(element: OpenElement): void {
    if (this.licenses.length === maxEnvelopeElements) {
      throw this.#malformed(`more than ${maxEnvelopeElements} LICENSE elements`, element.offset);
    }
    const { attribute: version, offset } = element;
    this.licenses.push({
      number: this.licenses.length + 1,
      version,
      offset,
      content: this.#tryDecode(element),
    });
  }

  #addRevocation(element: OpenElement): void {
    const { attribute: type, offset } = element;
    if (this.revocations.length === maxEnvelopeElements) {
      throw this.#malformed(`more than ${maxEnvelopeElements} REVOCATION elements`, offset);
    }
    if (type === undefined || !isPlainText(type, maxTextLength)) {
      throw this.#malformed('a REVOCATION has no usable type', offset);
    }
    this.revocations.push({ kind: 'revocation', type, bytes: this.#decode(element) });
  }

  #tryDecode(element: OpenElement): Uint8Array | LicenseStoreError {
    try {
      return this.#decode(element);
    } catch (error) {
      if (isInputError(error)) return error;
      throw error;
    }
  }

  #decode({ name, parts, offset, hasElements }: OpenElement): Uint8Array {
    if (hasElements) throw this.#malformed(`an element inside ${name}`, offset);
    const decoded = decodeBase64(parts.join(''));
    if ('problem' in decoded) {
      throw this.#malformed(
        `${name}, character ${decoded.position} of its text: ${decoded.problem}`,
        offset,
      );
    }
    if (decoded.bytes.length === 0) throw this.#malformed(`${name} is empty`, offset);
    return decoded.bytes;
  }
}
