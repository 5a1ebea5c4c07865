import { LicenseStoreError } from '../errors/license-store-error.js';

/** Reads members of parsed JSON and checks their kind; what does not fit is `damaged` and names file and member. */
export class JsonReader {
  private readonly value: unknown;
  private readonly path: string;
  private readonly where: string;

  constructor(value: unknown, path: string, where = '') {
    this.value = value;
    this.path = path;
    this.where = where;
  }

  string(name: string): string {
    const value = this.member(name);
    if (typeof value !== 'string') throw this.wrong(name);
    return value;
  }

  /** A string, if there is such a member. */
  optionalString(name: string): string | undefined {
    return this.member(name) === undefined ? undefined : this.string(name);
  }

  boolean(name: string): boolean {
    const value = this.member(name);
    if (typeof value !== 'boolean') throw this.wrong(name);
    return value;
  }

  /** A safe integer ≥ 0. */
  count(name: string): number {
    const value = this.member(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
      throw this.wrong(name);
    return value;
  }

  /** A safe integer ≥ 0, if there is such a member. */
  optionalCount(name: string): number | undefined {
    return this.member(name) === undefined ? undefined : this.count(name);
  }

  /** So many lower-case hexadecimal digits. */
  hex(name: string, digits: number): string {
    const value = this.string(name);
    if (!isHex(value, digits)) throw this.wrong(name);
    return value;
  }

  object(name: string): JsonReader {
    const value = this.member(name);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.wrong(name);
    return new JsonReader(value, this.path, `${this.where}${name}.`);
  }

  optional<T>(name: string, read: (json: JsonReader) => T): T | undefined {
    return this.member(name) === undefined ? undefined : read(this.object(name));
  }

  list<T>(name: string, read: (item: JsonReader) => T): readonly T[] {
    const value = this.member(name);
    if (!Array.isArray(value)) throw this.wrong(name);
    return value.map((item, at) =>
      read(new JsonReader(item, this.path, `${this.where}${name}[${at}].`)),
    );
  }

  /** {@link list}, if there is such a member. */
  optionalList<T>(name: string, read: (item: JsonReader) => T): readonly T[] | undefined {
    return this.member(name) === undefined ? undefined : this.list(name, read);
  }

  /** Itself, so many lower-case hexadecimal digits. */
  asHex(digits: number): string {
    const value = this.asString();
    if (!isHex(value, digits)) throw this.wrong('');
    return value;
  }

  asString(): string {
    if (typeof this.value !== 'string') throw this.wrong('');
    return this.value;
  }

  wrong(name: string): LicenseStoreError {
    const member = `${this.where}${name}`;
    return new LicenseStoreError('damaged', `${this.path}: ${member} is missing or wrong.`, {
      details: { path: this.path, member },
    });
  }

  private member(name: string): unknown {
    if (typeof this.value !== 'object' || this.value === null) throw this.wrong(name);
    return Object.hasOwn(this.value, name)
      ? (this.value as Record<string, unknown>)[name]
      : undefined;
  }
}

function isHex(value: string, digits: number): boolean {
  return value.length === digits && /^[0-9a-f]*$/.test(value);
}
