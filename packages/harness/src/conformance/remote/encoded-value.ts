import { ObjectReference, type Value } from '../subject/value.js';

/**
 * A {@link Value} as JSON. What JSON lacks is an object of one member: `{"bytes": "<base64>"}`, `{"int64": "<decimal>"}`,
 * `{"object": n}` for an object of the subject, `{"suite": n}` for one of the suite, `{"double": "NaN"}` for what is no
 * finite number. No struct of the contract has members of these names alone.
 */
export type EncodedValue =
  | null
  | boolean
  | number
  | string
  | readonly EncodedValue[]
  | { readonly [member: string]: EncodedValue };

/** How the members for what JSON lacks are written. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  ['bytes', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/],
  ['int64', /^-?\d+$/],
  ['double', /^(?:NaN|-?Infinity)$/],
  ['object', /^[1-9]\d*$/],
  ['suite', /^[1-9]\d*$/],
]);

/** Encodes and decodes values, and keeps one reference per object, so that references can be compared. */
export class ValueCodec {
  readonly #references = new Map<string, ObjectReference>();

  referenceTo(owner: ObjectReference['owner'], id: number): ObjectReference {
    return this.#keep(new ObjectReference(owner, id));
  }

  encode(value: Value): EncodedValue {
    if (value === undefined || value === null) return null;
    if (typeof value === 'bigint') return { int64: String(value) };
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : { double: String(value) };
    if (typeof value !== 'object') return value;
    if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
    if (value instanceof ObjectReference) {
      const { owner, id } = this.#keep(value);
      return owner === 'suite' ? { suite: id } : { object: id };
    }
    if (Array.isArray(value)) return value.map((each: Value) => this.encode(each));
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.encode(each as Value)]),
    );
  }

  /** Throws SyntaxError for a member that is not written as it must be. */
  decode(value: EncodedValue): Value {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((each: EncodedValue) => this.decode(each));
    const [first, ...rest] = Object.entries(value);
    if (first !== undefined && rest.length === 0) {
      const [name, content] = first;
      const text = String(content);
      const form = forms.get(name);
      if (form?.test(text) === false) throw new SyntaxError(`holds no ${name}`);
      if (name === 'bytes') return new Uint8Array(Buffer.from(text, 'base64'));
      if (name === 'int64') return BigInt(text);
      if (name === 'double') return Number(text);
      if (name === 'object') return this.referenceTo('subject', Number(text));
      if (name === 'suite') return this.referenceTo('suite', Number(text));
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.decode(each as EncodedValue)]),
    );
  }

  /** The reference that came first for this object. */
  #keep(reference: ObjectReference): ObjectReference {
    const key = reference.toString();
    const kept = this.#references.get(key) ?? reference;
    this.#references.set(key, kept);
    return kept;
  }
}
