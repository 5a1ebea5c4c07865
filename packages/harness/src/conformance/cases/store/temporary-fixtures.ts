import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';

/** A temporary license of which the time is not over. */
export function isUsableTemporary({ kind, expired }: LicenseFixture): boolean {
  return kind === 'temporary' && expired !== true;
}

/** Names of what a store full of everything holds: some of each kind, sorted. */
export function everyLicense({ fixtures }: ConformanceContext): readonly string[] {
  const all = fixtures(() => true);
  const some = (kind: LicenseFixture['kind']): readonly LicenseFixture[] =>
    all.filter((each) => each.kind === kind).slice(0, 4);
  return namesOf([...some('permitted'), ...some('restricted'), ...some('temporary')]);
}
