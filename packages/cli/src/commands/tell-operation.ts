import type { Damage, OperationEvent, OperationWarning } from '@wmdrm/core';
import { printable } from '../output/printable.js';
import type { Output } from '../output/output.js';
import { counted, size } from '../output/quantities.js';
import { restrictedText } from './policy-answer.js';

/** Passes the events of an operation on to the user. */
export class OperationTeller {
  readonly #out: Output;
  readonly #warned = new Set<string>();

  constructor(out: Output) {
    this.#out = out;
  }

  /** For the operation's `onEvent`. Start and end are told by the command itself. */
  readonly onEvent = async (event: OperationEvent): Promise<void> => {
    switch (event.type) {
      case 'progress':
        return this.#out.progress(event);
      case 'restricted':
        return this.#out.data(event, restrictedText(event.licenses));
      case 'adopted':
        return this.#out.note(
          event,
          `adopted: ${event.segment}, ${counted(event.licenses, 'license')}, ${size(event.bytes)} (run ${event.run})`,
        );
      case 'damaged':
        return this.#out.data(
          { type: 'damaged', ...damageFields(event.damage) },
          damageText(event.damage),
        );
      case 'warning':
        return this.#warn(event);
      case 'started':
      case 'completed':
      case 'failed':
      case 'cancelled':
        return;
    }
  };

  /** Tells the warnings of a report that came too late to be events. */
  async lateWarnings(warnings: readonly OperationWarning[]): Promise<void> {
    for (const warning of warnings) {
      if (!this.#warned.has(key(warning))) await this.#warn(warning);
    }
  }

  async #warn(warning: OperationWarning): Promise<void> {
    this.#warned.add(key(warning));
    await this.#out.warning(warning.code, warning.message);
  }
}

function key({ code, message }: OperationWarning): string {
  return `${code} ${message}`;
}

function damageFields({ file, ...rest }: Damage): Omit<Damage, 'file'> & { readonly path: string } {
  return { path: file, ...rest };
}

function damageText({ file, message, offset, license, label }: Damage): string {
  const name = label ?? license;
  const what = name === undefined ? '' : ` license ${printable(name)},`;
  const where = offset === undefined ? '' : `, byte ${offset}`;
  return `damaged:${what} ${printable(file)}${where}: ${printable(message)}`;
}
