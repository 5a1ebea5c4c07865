import { codeName } from '../machine/answer.js';
import { ObjectReference, type RawAnswer, type Value } from '../subject/value.js';

/** The calls of a case, a line each. What is asked again and again with the same answer is one line. */
export class Transcript {
  readonly #lines: { readonly text: string; times: number }[] = [];

  add(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
    answer: string,
  ): void {
    this.note(`${object} ${interfaceName}::${method}(${args.map(short).join(', ')}) → ${answer}`);
  }

  note(text: string): void {
    const last = this.#lines.at(-1);
    if (last?.text === text) last.times += 1;
    else this.#lines.push({ text, times: 1 });
  }

  /** How often something was asked is left out: it depends on time. */
  get lines(): readonly string[] {
    return this.#lines.map(({ text, times }) => (times === 1 ? text : `${text} (again and again)`));
  }
}

/** An answer in a few words. */
export function answerText({ hr, value }: RawAnswer): string {
  const code = hr === undefined ? [] : [codeName(hr)];
  return [...code, ...(value === undefined ? [] : [short(value)])].join(' ');
}

/** Contents of byte strings are never shown: they may be licenses. */
function short(value: Value): string {
  if (value instanceof ObjectReference) return value.toString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'string')
    return value.length > 80 ? `text of ${value.length}` : `"${value}"`;
  if (Array.isArray(value)) return `[${value.map((each: Value) => short(each)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).map(([name, each]) => `${name}: ${short(each as Value)}`);
    return `{ ${members.join(', ')} }`;
  }
  return String(value);
}
