import { NotApplicable } from '../../contract/expectations.js';
import type { ConformanceContext } from '../conformance-context.js';
import type { LicenseFixture } from '../subject/license-fixture.js';

/** The first fixture that fits; the case does not apply if there is none. */
export function someFixture(
  { fixtures }: ConformanceContext,
  fits: (fixture: LicenseFixture) => boolean,
): LicenseFixture {
  const [first] = fixtures(fits);
  if (first === undefined) throw new NotApplicable('the subject brings no such license');
  return first;
}

/** The first two fixtures that stand so to each other; the case does not apply if there are none. */
export function somePair<T extends LicenseFixture>(
  fixtures: readonly T[],
  fits: (one: T, other: T) => boolean = () => true,
): readonly [T, T] {
  for (const one of fixtures) {
    const other = fixtures.find((each) => each !== one && fits(one, each));
    if (other !== undefined) return [one, other];
  }
  throw new NotApplicable('the subject brings no such pair of licenses');
}

export function isPermitted({ kind }: LicenseFixture): boolean {
  return kind === 'permitted';
}
