import type { Malformed } from '../malformed.js';
import type { DecodedText } from '../text/decode-text.js';

/** A value of a JSON document; objects are maps, so that no name of the document meets a prototype. */
export type JsonValue = null | boolean | number | string | readonly JsonNode[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonNode>;

/** A value and where in the file it begins. */
export interface JsonNode {
  readonly value: JsonValue;
  /** Bytes. */
  readonly offset: number;
}

/**
 * What to keep of a document: everything (`true`), or only these members; `*` stands for every other member of an
 * object and for every element of an array. What is not selected is checked and stepped over.
 */
export type Selection = true | { readonly [name: string]: Selection };

/** Values may be nested this deep. */
export const maxJsonDepth = 32;
/** Characters a number may have. */
const maxNumberLength = 64;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const words: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/**
 * Parses one JSON document (RFC 8259) strictly: no duplicate names in an object, no nesting over {@link maxJsonDepth},
 * nothing behind the value. Errors carry an offset and never quote the document, as the engine's own parser would.
 */
export function parseJson(
  document: DecodedText,
  selection: Selection,
  malformed: Malformed,
): JsonNode {
  return new Parser(document, malformed).document(selection);
}

class Parser {
  readonly #text: string;
  readonly #document: DecodedText;
  readonly #malformed: Malformed;
  #at = 0;

  constructor(document: DecodedText, malformed: Malformed) {
    this.#document = document;
    this.#text = document.text;
    this.#malformed = malformed;
  }

  document(selection: Selection): JsonNode {
    const value = this.#value(selection, 1);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fail('JSON goes on behind its value');
    return value;
  }

  #value(selection: Selection | undefined, depth: number): JsonNode {
    if (depth > maxJsonDepth) throw this.#fail(`JSON is nested deeper than ${maxJsonDepth}`);
    this.#skipSpace();
    const offset = this.#document.offsetAt(this.#at);
    const char = this.#text[this.#at];
    const value =
      char === '{'
        ? this.#object(selection, depth)
        : char === '['
          ? this.#array(selection, depth)
          : char === '"'
            ? this.#string()
            : this.#scalar();
    return { value, offset };
  }

  #object(selection: Selection | undefined, depth: number): JsonObject {
    const members = new Map<string, JsonNode>();
    const names = new Set<string>();
    this.#at++;
    if (this.#take('}')) return members;
    do {
      this.#skipSpace();
      const start = this.#at;
      const name = this.#string();
      if (names.has(name)) throw this.#fail('JSON has two members of the same name', start);
      names.add(name);
      if (!this.#take(':')) throw this.#fail('JSON lacks a colon');
      const selected = selectedFrom(selection, name);
      const node = this.#value(selected, depth + 1);
      if (selected !== undefined) members.set(name, node);
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#fail('JSON lacks a comma or closing brace');
    return members;
  }

  #array(selection: Selection | undefined, depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    this.#at++;
    if (this.#take(']')) return items;
    const selected = selectedFrom(selection, '*');
    do {
      const node = this.#value(selected, depth + 1);
      if (selected !== undefined) items.push(node);
    } while (this.#take(','));
    if (!this.#take(']')) throw this.#fail('JSON lacks a comma or closing bracket');
    return items;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    if (text[start] !== '"') throw this.#fail('JSON lacks a string');
    for (this.#at++; ;) {
      const code = text.charCodeAt(this.#at);
      if (code === 0x22) break;
      // Behind the end the code is NaN.
      if (!(code >= 0x20)) throw this.#fail('JSON has a string that does not end in its line');
      if (code !== 0x5c) this.#at++;
      else {
        escape.lastIndex = this.#at;
        if (!escape.test(text)) throw this.#fail('JSON has an unknown escape');
        this.#at = escape.lastIndex;
      }
    }
    this.#at++;
    return JSON.parse(text.slice(start, this.#at)) as string;
  }

  #scalar(): JsonValue {
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    number.lastIndex = 0;
    const match = number.exec(this.#text.slice(this.#at, this.#at + maxNumberLength + 1))?.[0];
    if (match === undefined) throw this.#fail('JSON lacks a value');
    if (match.length > maxNumberLength) {
      throw this.#fail(`JSON has a number of over ${maxNumberLength} characters`);
    }
    this.#at += match.length;
    return Number(match);
  }

  /** Steps over white space, and over `char` if it comes next. */
  #take(char: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #fail(what: string, at: number = this.#at): Error {
    return this.#malformed(what, this.#document.offsetAt(at));
  }
}

function selectedFrom(selection: Selection | undefined, name: string): Selection | undefined {
  if (selection === undefined || selection === true) return selection;
  return Object.hasOwn(selection, name) ? selection[name] : selection['*'];
}
