import { numberIn } from './row-values.js';
import type { Writer } from './writer.js';

/** Numbers of policy classes in a store, as its transaction has them. */
export class ClassIds {
  private readonly writer: Writer;
  private readonly known = new Map<string, number>();

  constructor(writer: Writer) {
    this.writer = writer;
  }

  /** Number of the class with this key; a class that is new gets one. */
  of(key: string): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { classId, addClass } = this.writer.statements;
    const id = numberIn(classId.get(key) ?? addClass.get(key), 'id');
    this.known.set(key, id);
    return id;
  }
}
