import type { LicenseDescription } from '@wmdrm/core';
import { g_wszWMDRM_RIGHT_BACKUP } from '../../constants/wmdrmsdk-rights.js';
import type { HeldLicense } from '../licenses/held-license.js';
import { findRight, mayBeBackedUp } from '../licenses/rights.js';

/** What limits one right of one license. */
export interface RightLimits {
  /** Uses. */
  readonly count?: number;
  /** Milliseconds since 1970 UTC; the later of the license's and the right's. */
  readonly from?: number;
  /** Milliseconds since 1970 UTC; the earlier of the two. */
  readonly until?: number;
  /** The right ends some time after its first use. */
  readonly endsAfterFirstUse: boolean;
  /** Something that is not evaluated here must hold too. */
  readonly isConditional: boolean;
}

/** The limits of a right; `undefined` if the license does not give it. */
export function limitsOf(
  license: HeldLicense,
  description: LicenseDescription | undefined,
  name: string,
): RightLimits | undefined {
  if (name === g_wszWMDRM_RIGHT_BACKUP) {
    // Backing up is not using: the limits of use do not apply.
    return mayBeBackedUp(license) ? { endsAfterFirstUse: false, isConditional: false } : undefined;
  }
  const right = findRight(description, name);
  if (right === undefined) return undefined;
  const from = [license.notBefore, right.notBefore].filter((date) => date !== undefined);
  const until = [license.notAfter, right.notAfter].filter((date) => date !== undefined);
  return {
    ...(right.count === undefined ? {} : { count: right.count }),
    ...(from.length === 0 ? {} : { from: Math.max(...from) }),
    ...(until.length === 0 ? {} : { until: Math.min(...until) }),
    endsAfterFirstUse: right.secondsAfterFirstUse !== undefined,
    isConditional: right.conditional ?? false,
  };
}

/** True if the right can be used now, as far as its limits say. */
export function isUsable({ count, from, until }: RightLimits, now: number): boolean {
  return (
    count !== 0 && (from === undefined || from <= now) && (until === undefined || until >= now)
  );
}
