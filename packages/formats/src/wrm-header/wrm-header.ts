import { formatKeyId, parseKeyId } from '@wmdrm/core';
import { maxIdLength, maxKeyIds, maxTextLength } from '../limits.js';
import { checkLength, type Malformed } from '../malformed.js';
import { isPlainText } from '../text/plain-text.js';
import { publicPart } from '../text/public-part.js';
import { parseXml, type XmlElement, type XmlHandler } from '../xml/parse-xml.js';
import { malformedHeader } from './malformed-header.js';
import { unwrapHeader } from './playready-object.js';

/** What the header of a piece of content says about its licenses. It holds no license and no key. */
export interface WrmHeader {
  /** `2.0.0.0` (Windows Media DRM), `4.0.0.0`, `4.1.0.0`, `4.2.0.0` or `4.3.0.0`. */
  readonly version: string;
  /** Canonical form, in the order of the header; at least one. */
  readonly keyIds: readonly string[];
  /** What the packager calls the content, if it says so. */
  readonly title?: string;
  /** Where licenses are acquired, without user information, query and fragment. */
  readonly licenseAcquisitionUrl?: string;
}

/** Largest file that is read: 64 KiB. A PlayReady Object should not exceed 15 (specification, section 2). */
export const maxWrmHeaderLength: number = 64 * 1024;

/** Where a version keeps its key ids: path below WRMHEADER, and the attribute, else the text is the key id. */
interface Place {
  readonly keyId: string;
  readonly attribute?: string;
  readonly url: string;
}

const playReady = { attribute: 'VALUE', url: 'DATA/LA_URL' } as const;
const places: Readonly<Record<string, Place>> = {
  '2.0.0.0': { keyId: 'DATA/KID', url: 'DATA/LAINFO' },
  '4.0.0.0': { keyId: 'DATA/KID', url: 'DATA/LA_URL' },
  '4.1.0.0': { keyId: 'DATA/PROTECTINFO/KID', ...playReady },
  '4.2.0.0': { keyId: 'DATA/PROTECTINFO/KIDS/KID', ...playReady },
  '4.3.0.0': { keyId: 'DATA/PROTECTINFO/KIDS/KID', ...playReady },
};

/**
 * A packager's own attributes: directly in DATA in a Windows Media DRM header, in CUSTOMATTRIBUTES at any depth in a
 * PlayReady header.
 */
const titlePath = /^DATA\/(?:CUSTOMATTRIBUTES\/(?:.+\/)?)?title$/i;

/**
 * Reads the header of a piece of content: a PlayReady Object, or the XML of its header alone, UTF-16 or UTF-8
 * (PlayReady Header Specification). Throws `malformed-license` or `limit-exceeded` with an offset; quotes nothing.
 */
export function readWrmHeader(file: Uint8Array): WrmHeader {
  checkLength('WRM header', file.length, maxWrmHeaderLength);
  const { bytes, offset } = unwrapHeader(file);
  const malformed: Malformed = (what, at, details) => malformedHeader(what, offset + at, details);
  const reader = new HeaderReader(malformed);
  parseXml(bytes, reader, malformed);
  return reader.header(bytes.length);
}

class HeaderReader implements XmlHandler {
  readonly #malformed: Malformed;
  readonly #path: string[] = [];
  readonly #keyIds = new Set<string>();
  #version: string | undefined;
  #place: Place | undefined;
  #title: string | undefined;
  #url: string | undefined;
  #text = '';
  /** Depth and offset of the element whose text is wanted. */
  #wanted: { readonly depth: number; readonly offset: number } | undefined;

  constructor(malformed: Malformed) {
    this.#malformed = malformed;
  }

  open(element: XmlElement): void {
    const { name, depth, offset } = element;
    if (depth === 1) return this.#openRoot(element);
    this.#path.push(name);
    if (this.#wanted) throw this.#malformed('an element stands where only text belongs', offset);
    const path = this.#path.join('/');
    const place = this.#place!;
    if (path === place.keyId && place.attribute !== undefined) {
      this.#addKeyId(element.attribute(place.attribute) ?? '', offset);
    } else if (path === place.keyId || path === place.url || titlePath.test(path)) {
      this.#wanted = { depth, offset };
      this.#text = '';
    }
  }

  text(text: string): void {
    if (this.#wanted) this.#text += text;
  }

  close(): void {
    const path = this.#path.join('/');
    if (this.#wanted?.depth === this.#path.length + 1) {
      const { offset } = this.#wanted;
      this.#wanted = undefined;
      this.#take(path, this.#text.trim(), offset);
    }
    this.#path.pop();
  }

  header(length: number): WrmHeader {
    const version = this.#version;
    if (version === undefined || this.#keyIds.size === 0) {
      throw this.#malformed('it names no key id', length);
    }
    return {
      version,
      keyIds: [...this.#keyIds],
      ...(this.#title === undefined ? {} : { title: this.#title }),
      ...(this.#url === undefined ? {} : { licenseAcquisitionUrl: this.#url }),
    };
  }

  #openRoot({ name, offset, attribute }: XmlElement): void {
    if (name !== 'WRMHEADER') throw this.#malformed('the root element is not WRMHEADER', offset);
    const version = attribute('version') ?? '';
    this.#place = Object.hasOwn(places, version) ? places[version] : undefined;
    if (!this.#place) {
      const known = Object.keys(places).join(', ');
      throw this.#malformed(`WRMHEADER has none of the versions ${known}`, offset);
    }
    this.#version = version;
  }

  #take(path: string, text: string, offset: number): void {
    if (path === this.#place?.keyId) return this.#addKeyId(text, offset);
    const isUrl = path === this.#place?.url;
    if (!isPlainText(text, isUrl ? maxIdLength : maxTextLength)) {
      const what = isUrl ? 'the license acquisition URL' : 'the title';
      throw this.#malformed(`${what} is empty, too long or has control characters`, offset);
    }
    if (isUrl) this.#url ??= publicPart(text);
    else this.#title ??= text;
  }

  #addKeyId(text: string, offset: number): void {
    const bytes = /^[\w+/]{22}==$/.test(text) ? parseKeyId(text) : undefined;
    if (!bytes) throw this.#malformed('a key id is no base64 of 16 bytes', offset);
    if (this.#keyIds.size === maxKeyIds) {
      throw this.#malformed(`more than ${maxKeyIds} key ids`, offset);
    }
    this.#keyIds.add(formatKeyId(bytes));
  }
}
