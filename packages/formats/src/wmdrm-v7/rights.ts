import type { LicenseRight, VerdictWithEvidence } from '@wmdrm/core';
import type { PlainEvent } from './read-plain.js';

/**
 * What the license says about `Backup` or `Restore`: an action it must name to allow it ([MS-DRM] 2.2.3.1.3.1; that
 * the license uses the same names in ONACTION is inferred).
 */
export function actionVerdict(
  action: 'Backup' | 'Restore',
  events: readonly PlainEvent[],
): VerdictWithEvidence {
  const found = events.filter((event) => event.type === action);
  const evidence = `[MS-DRM] 2.2.3.1.3.1: ONACTION ${action} (name inferred)`;
  if (found.length === 0) return { verdict: 'denied', evidence: `${evidence} absent` };
  if (found.some((event) => event.conditional)) {
    return { verdict: 'conditional', evidence: `${evidence} with a condition` };
  }
  // A condition for all use (ONSELECT) goes along with the license, and holds behind a restore as it did before.
  return { verdict: 'granted', evidence: `${evidence} without a condition of its own` };
}

/** One right per action; conditional if its own CONDITION or one that holds for all use (ONSELECT) is not empty. */
export function rightsOf(events: readonly PlainEvent[]): readonly LicenseRight[] {
  const always = events.some((event) => event.name === 'ONSELECT' && event.conditional);
  const rights = new Map<string, boolean>();
  for (const { type, conditional } of events) {
    if (type !== undefined) rights.set(type, (rights.get(type) ?? always) || conditional);
  }
  return [...rights].map(([name, conditional]) => ({
    name,
    ...(conditional ? { conditional } : {}),
  }));
}
