import { maxTextLength } from '../limits.js';
import type { Malformed } from '../malformed.js';
import { parseIsoDateTime } from '../text/date-time.js';
import { isPlainText } from '../text/plain-text.js';
import type { JsonNode, JsonObject } from './parse-json.js';

/** A date as issued and as number. */
export interface DateValue {
  readonly text: string;
  /** Milliseconds since 1970 UTC. */
  readonly milliseconds: number;
}

/** Members of one JSON object by name. Errors name the member and its place, never its value. */
export class JsonReader {
  readonly members: JsonObject;
  /** Where the object begins in the file, in bytes. */
  readonly offset: number;
  readonly #name: string;
  readonly #malformed: Malformed;

  /** @param name how errors call this object */
  constructor({ value, offset }: JsonNode, name: string, malformed: Malformed) {
    if (!(value instanceof Map)) throw malformed(`${name} is no JSON object`, offset);
    this.members = value;
    this.offset = offset;
    this.#name = name;
    this.#malformed = malformed;
  }

  /** True if the member is there and not null. */
  has(name: string): boolean {
    return (this.members.get(name)?.value ?? null) !== null;
  }

  text(name: string, most: number = maxTextLength): string {
    const node = this.#member(name);
    if (typeof node.value === 'string' && isPlainText(node.value, most)) return node.value;
    throw this.#wrong(name, node, `no text of 1 to ${most} characters without control characters`);
  }

  /** A text of at most `most` characters, whatever they are: for what is decoded further. */
  anyText(name: string, most: number): string {
    const node = this.#member(name);
    if (typeof node.value === 'string' && node.value.length <= most) return node.value;
    throw this.#wrong(name, node, `no text of at most ${most} characters`);
  }

  /** A text, or an array of texts. */
  texts(name: string): readonly string[] {
    const node = this.#member(name);
    const values = isArray(node) ? node.value.map(({ value }) => value) : [node.value];
    if (values.every((value) => typeof value === 'string')) return values;
    throw this.#wrong(name, node, 'neither text nor an array of texts');
  }

  date(name: string): DateValue {
    const node = this.#member(name);
    const text = node.value;
    const milliseconds = typeof text === 'string' ? parseIsoDateTime(text) : undefined;
    if (typeof text === 'string' && milliseconds !== undefined) return { text, milliseconds };
    throw this.#wrong(name, node, 'no ISO 8601 date with time and zone');
  }

  /** A safe integer. Not -0, here and below: it would not survive being written as text. */
  integer(name: string): number {
    const node = this.#member(name);
    if (typeof node.value === 'number' && Number.isSafeInteger(node.value)) return node.value + 0;
    throw this.#wrong(name, node, 'no integer');
  }

  /** A number that can be one: not as large as to become infinite. */
  number(name: string): number {
    const node = this.#member(name);
    if (typeof node.value === 'number' && Number.isFinite(node.value)) return node.value + 0;
    throw this.#wrong(name, node, 'no number');
  }

  /** True or false. */
  flag(name: string): boolean {
    const node = this.#member(name);
    if (typeof node.value === 'boolean') return node.value;
    throw this.#wrong(name, node, 'neither true nor false');
  }

  object(name: string): JsonReader {
    return new JsonReader(this.#member(name), name, this.#malformed);
  }

  /** The objects of an array. */
  objects(name: string): readonly JsonReader[] {
    const node = this.#member(name);
    if (!isArray(node)) throw this.#wrong(name, node, 'no array');
    return node.value.map((item) => new JsonReader(item, `an item of ${name}`, this.#malformed));
  }

  #member(name: string): JsonNode {
    const node = this.members.get(name);
    if (node) return node;
    throw this.#malformed(`${this.#name} has no ${name}`, this.offset);
  }

  #wrong(name: string, { offset }: JsonNode, what: string): Error {
    return this.#malformed(`${name} of ${this.#name} is ${what}`, offset);
  }
}

function isArray(node: JsonNode): node is { value: readonly JsonNode[]; offset: number } {
  return Array.isArray(node.value);
}
