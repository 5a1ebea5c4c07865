import { persistences, verdicts, type Persistence, type Verdict } from './verdict.js';

/**
 * What licenses have in common for a backup policy. A policy is asked once per class, not once per license, and its
 * answer is pushed down into the store's read.
 */
export interface PolicyClass {
  /** Id of the license format. */
  readonly format: string;
  readonly backup: Verdict;
  readonly restore: Verdict;
  readonly persistence: Persistence;
  /** True if an operator's statement decided, not the license alone. */
  readonly operator: boolean;
}

/** Canonical text of a class, used as a key in stores and manifests: `xmr granted granted yes` (+ ` operator`). */
export function policyClassKey(cls: PolicyClass): string {
  const key = `${cls.format} ${cls.backup} ${cls.restore} ${cls.persistence}`;
  return cls.operator ? `${key} operator` : key;
}

/** The class a key stands for, or `undefined` if it is not one {@link policyClassKey} writes. */
export function parsePolicyClassKey(key: string): PolicyClass | undefined {
  const [format, backup, restore, persistence, operator, ...rest] = key.split(' ');
  if (!format || rest.length > 0 || (operator !== undefined && operator !== 'operator'))
    return undefined;
  if (!isOneOf(verdicts, backup) || !isOneOf(verdicts, restore)) return undefined;
  if (!isOneOf(persistences, persistence)) return undefined;
  return { format, backup, restore, persistence, operator: operator !== undefined };
}

function isOneOf<T extends string>(words: readonly T[], word: string | undefined): word is T {
  return word !== undefined && (words as readonly string[]).includes(word);
}
