/** An object that lives in the subject, or one of the suite's own. One interface pointer has one reference. */
export class ObjectReference {
  readonly owner: 'subject' | 'suite';
  readonly id: number;

  constructor(owner: 'subject' | 'suite', id: number) {
    this.owner = owner;
    this.id = id;
  }

  toString(): string {
    return `${this.owner === 'suite' ? 'suite' : 'object'}#${this.id}`;
  }
}

/** What passes between suite and subject. A PROPVARIANT is `{ vt, value }`, other structs have the members of the IDL. */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | ObjectReference
  | readonly Value[]
  | { readonly [member: string]: Value };

/** What a call came to. */
export interface RawAnswer {
  /** Absent for the methods that answer no code. */
  readonly hr?: number;
  /** What the method wrote to its out parameters; absent if it has none, or did not write. */
  readonly value?: Value;
}
