import { maxTextLength } from '../limits.js';
import { malformedIn, type Malformed } from '../malformed.js';
import { parseIsoDateTime } from '../text/date-time.js';
import { isPlainText } from '../text/plain-text.js';
import type { JsonNode, JsonObject } from './parse-json.js';

export const malformedLcp: Malformed = malformedIn('LCP license');

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

  /** @param name how errors call this object */
  constructor({ value, offset }: JsonNode, name: string) {
    if (!(value instanceof Map)) throw malformedLcp(`${name} is no JSON object`, offset);
    this.members = value;
    this.offset = offset;
    this.#name = name;
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

  /** A safe integer. */
  integer(name: string): number {
    const node = this.#member(name);
    if (typeof node.value === 'number' && Number.isSafeInteger(node.value)) return node.value;
    throw this.#wrong(name, node, 'no integer');
  }

  object(name: string): JsonReader {
    return new JsonReader(this.#member(name), name);
  }

  /** The objects of an array. */
  objects(name: string): readonly JsonReader[] {
    const node = this.#member(name);
    if (!isArray(node)) throw this.#wrong(name, node, 'no array');
    return node.value.map((item) => new JsonReader(item, `an item of ${name}`));
  }

  #member(name: string): JsonNode {
    const node = this.members.get(name);
    if (node) return node;
    throw malformedLcp(`${this.#name} has no ${name}`, this.offset);
  }

  #wrong(name: string, { offset }: JsonNode, what: string): Error {
    return malformedLcp(`${name} of ${this.#name} is ${what}`, offset);
  }
}

function isArray(node: JsonNode): node is { value: readonly JsonNode[]; offset: number } {
  return Array.isArray(node.value);
}
