import { LicenseStoreError } from '@wmdrm/core';
import type { FaultOn, FaultVocabulary } from './fault.js';

/** A plan as JSON, one fault a line; {@link parseFaults} reads it back. */
export function printFaults(plan: readonly FaultOn<string, string>[]): string {
  if (plan.length === 0) return '[]';
  return `[\n${plan.map((fault) => `  ${JSON.stringify(fault)}`).join(',\n')}\n]`;
}

/**
 * Reads a plan that {@link printFaults} or a hand has written.
 * @throws LicenseStoreError `invalid-argument` for anything that is no plan in these words; it says what and where.
 */
export function parseFaults<Operation extends string, Code extends string>(
  text: string,
  vocabulary: FaultVocabulary<Operation, Code>,
): readonly FaultOn<Operation, Code>[] {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch (error) {
    throw refusal('it is no JSON', error);
  }
  if (!Array.isArray(plan)) throw refusal('it is no list');
  return plan.map((fault: unknown, index) => {
    assertFault(fault, `fault ${index + 1}`, vocabulary);
    return fault;
  });
}

/** What each kind has beside `on`, `path`, `nth` and `do`. */
const membersOf = new Map<unknown, readonly string[]>([
  ['error', ['code']],
  ['lost-reply', ['code']],
  ['disconnect', ['code']],
  ['torn-write', ['code', 'bytes']],
  ['delay', ['milliseconds']],
]);
const needed = ['on', 'do', 'milliseconds'];

function assertFault<Operation extends string, Code extends string>(
  fault: unknown,
  place: string,
  { operations, codes }: FaultVocabulary<Operation, Code>,
): asserts fault is FaultOn<Operation, Code> {
  if (typeof fault !== 'object' || fault === null) throw refusal(`${place} is no object`);
  const members = new Map<string, unknown>(Object.entries(fault));
  const own = membersOf.get(members.get('do'));
  if (!own) throw refusal(`${place} does ${JSON.stringify(members.get('do'))}`);
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
    on: (value) => value === '*' || operations.some((each) => each === value),
    path: (value) => typeof value === 'string',
    nth: (value) => isCount(value) && value !== 0,
    do: () => true,
    code: (value) => codes.some((each) => each === value),
    bytes: isCount,
    milliseconds: isCount,
  };
  const names = ['on', 'path', 'nth', 'do', ...own];
  for (const name of members.keys()) {
    if (!names.includes(name)) throw refusal(`${place} has ${JSON.stringify(name)}`);
  }
  for (const name of names) {
    const value = members.get(name);
    if (value === undefined && !needed.includes(name)) continue;
    if (!checks[name]?.(value)) throw refusal(`${place} has ${name}: ${JSON.stringify(value)}`);
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function refusal(why: string, cause?: unknown): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `This is no plan of faults: ${why}.`, {
    ...(cause === undefined ? {} : { cause }),
  });
}
