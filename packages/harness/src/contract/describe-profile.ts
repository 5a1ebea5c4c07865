import type { Profile } from './contract-case.js';
import { NotApplicable } from './expectations.js';
import { missingOffers, runOrThrow, type RunOptions } from './run-profile.js';

/** The functions of a test runner; those of vitest fit. */
export interface TestRunner {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly it: (
    name: string,
    run: (test: { readonly skip: (reason?: string) => unknown }) => Promise<void>,
  ) => unknown;
}

/**
 * Registers a test for each case that applies. The name of the group says which cases do not, and why: nothing is left
 * out in silence.
 */
export function describeProfile<Subject, Context>(
  name: string,
  profile: Profile<Subject, Context>,
  subject: Subject,
  runner: TestRunner,
  options: RunOptions = {},
): void {
  const left = profile.cases.filter((each) => missingOffers(profile, each, subject).length > 0);
  const reasons = new Set(left.flatMap((each) => missingOffers(profile, each, subject)));
  const without =
    left.length === 0
      ? ''
      : ` (without ${[...reasons].join(', ')}: ${left.map(({ id }) => id).join(', ')})`;
  runner.describe(`${profile.name}: ${name}${without}`, () => {
    for (const each of profile.cases) {
      if (left.includes(each)) continue;
      runner.it(`${each.id} ${each.title}`, async (test) => {
        try {
          await runOrThrow(profile, each, subject, options);
        } catch (error) {
          if (!(error instanceof NotApplicable)) throw error;
          test.skip(error.message);
        }
      });
    }
  });
}
