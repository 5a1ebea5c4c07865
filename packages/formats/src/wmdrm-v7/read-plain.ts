import { maxRights, maxTextLength } from '../limits.js';
import type { Malformed } from '../malformed.js';
import { isPlainText } from '../text/plain-text.js';
import { parseXml, type XmlElement, type XmlHandler } from '../xml/parse-xml.js';
import {
  eventElements,
  isFieldName,
  opaqueElements,
  scriptElements,
  type FieldName,
} from './elements.js';

/** A field's text as issued, trimmed, and where its element opens. */
export interface PlainField {
  readonly text: string;
  readonly offset: number;
}

/** An ONSTORE, ONSELECT or ONACTION. */
export interface PlainEvent {
  readonly name: string;
  /** The action of an ONACTION. */
  readonly type?: string;
  /** True if it has a CONDITION that is not empty. */
  readonly conditional: boolean;
}

/** What a plain version 7 license holds outside its opaque parts. */
export interface PlainV7 {
  readonly fields: ReadonlyMap<FieldName, PlainField>;
  readonly events: readonly PlainEvent[];
  /** Names of the issuer's own elements below META. */
  readonly metaNames: readonly string[];
  /** True if a script refers to the secure state, where counts are kept ([MS-DRM] 2.2.3.2.32: `secstate`). */
  readonly usesSecureState: boolean;
}

const secureState = /\bsecstate\s*\./i;

/** Reads the document. Throws what `malformed` makes; scripts are looked at, never evaluated and never kept. */
export function readPlainV7(file: Uint8Array, malformed: Malformed): PlainV7 {
  const reader = new PlainReader(malformed);
  parseXml(file, reader, malformed);
  return reader;
}

class PlainReader implements XmlHandler, PlainV7 {
  readonly fields = new Map<FieldName, PlainField>();
  readonly events: PlainEvent[] = [];
  readonly metaNames: string[] = [];
  usesSecureState = false;

  readonly #malformed: Malformed;
  /** Depth of the opaque element that is being stepped over. */
  #opaqueDepth: number | undefined;
  #metaDepth: number | undefined;
  #field: { readonly name: FieldName; readonly offset: number } | undefined;
  #event: { name: string; type?: string; conditional: boolean } | undefined;
  #script: string | undefined;
  #text: string[] = [];
  #depth = 0;

  constructor(malformed: Malformed) {
    this.#malformed = malformed;
  }

  open(element: XmlElement): void {
    const { name, depth, offset } = element;
    this.#depth = depth;
    if (depth === 1 && name !== 'LICENSE') {
      throw this.#malformed('the root element is not LICENSE', offset);
    }
    if (this.#opaqueDepth !== undefined) return;
    if (this.#field || this.#script !== undefined) {
      throw this.#malformed('an element stands where only text belongs', offset);
    }
    if (opaqueElements.has(name)) this.#opaqueDepth = depth;
    else if (this.#metaDepth !== undefined) this.#addMetaName(name, offset);
    else if (name === 'META') this.#metaDepth = depth;
    else if (this.#event) this.#openInEvent(name, offset);
    else if (eventElements.has(name)) this.#openEvent(element);
    else if (isFieldName(name)) this.#openField(name, offset);
  }

  text(text: string): void {
    if (this.#opaqueDepth === undefined && (this.#field || this.#script !== undefined)) {
      this.#text.push(text);
    }
  }

  close(name: string, offset: number): void {
    const depth = this.#depth--;
    if (this.#opaqueDepth !== undefined) {
      if (this.#opaqueDepth === depth) this.#opaqueDepth = undefined;
      return;
    }
    if (this.#metaDepth !== undefined) {
      if (this.#metaDepth === depth) this.#metaDepth = undefined;
    } else if (this.#field) {
      this.#closeField(this.#field.name, this.#field.offset);
    } else if (this.#script !== undefined) {
      this.#closeScript();
    } else if (this.#event && eventElements.has(name)) {
      if (this.events.length === maxRights) {
        throw this.#malformed(`more than ${maxRights} events`, offset);
      }
      this.events.push(this.#event);
      this.#event = undefined;
    }
  }

  #addMetaName(name: string, offset: number): void {
    if (!isPlainText(name, maxTextLength) || this.metaNames.length === maxRights) {
      throw this.#malformed('too many or too long names below META', offset);
    }
    this.metaNames.push(name);
  }

  #openEvent(element: XmlElement): void {
    const event = { name: element.name, conditional: false };
    if (element.name !== 'ONACTION') {
      this.#event = event;
      return;
    }
    const type = element.attribute('type');
    if (type === undefined || !isPlainText(type, maxTextLength)) {
      throw this.#malformed('an ONACTION names no action in its type', element.offset);
    }
    this.#event = { ...event, type };
  }

  #openInEvent(name: string, offset: number): void {
    // Whose condition it is that follows the inner one, nobody could say.
    if (eventElements.has(name)) throw this.#malformed('an event stands inside of another', offset);
    if (!scriptElements.has(name)) return;
    this.#script = name;
    this.#text = [];
  }

  #closeScript(): void {
    const script = this.#text.join('').trim();
    if (this.#event && script !== '') {
      if (this.#script === 'CONDITION') this.#event.conditional = true;
      this.usesSecureState ||= secureState.test(script);
    }
    this.#script = undefined;
    this.#text = [];
  }

  #openField(name: FieldName, offset: number): void {
    if (this.fields.has(name)) throw this.#malformed(`a second ${name}`, offset);
    this.#field = { name, offset };
    this.#text = [];
  }

  #closeField(name: FieldName, offset: number): void {
    this.fields.set(name, { text: this.#text.join('').trim(), offset });
    this.#field = undefined;
    this.#text = [];
  }
}
