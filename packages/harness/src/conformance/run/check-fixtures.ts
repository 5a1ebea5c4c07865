import { LicenseStoreError } from '@wmdrm/core';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import type { LicenseFixture } from '../subject/license-fixture.js';

const kinds: readonly unknown[] = [
  'permitted',
  'restricted',
  'temporary',
] satisfies readonly LicenseFixture['kind'][];

/** What is wrong with a license somebody handed over, as the end of a sentence; `undefined` if nothing is. */
export function fixtureFault(fixture: unknown): string | undefined {
  if (typeof fixture !== 'object' || fixture === null) return 'is no object';
  const { name, kind, keyId, response, rights, version } = fixture as Readonly<
    Record<string, unknown>
  >;
  if (typeof name !== 'string') return 'has no text name';
  if (!kinds.includes(kind)) return `has a kind that is none of ${kinds.join(', ')}`;
  if (typeof keyId !== 'string') return 'has no text keyId';
  if (typeof response !== 'string' && response !== null) return 'has no response, text or null';
  if (!Array.isArray(rights)) return 'has no list rights';
  if (typeof version !== 'number') return 'has no number version';
  return undefined;
}

/**
 * Throws `invalid-argument` if a subject brings too little for `license-management`: nothing of a backup would apply, and
 * what was never asked would be called conformant.
 */
export function checkFixtures({ name, licenses }: ConformanceSubject): void {
  for (const kind of ['permitted', 'restricted'] as const) {
    if (licenses.some((license) => license.kind === kind)) continue;
    throw new LicenseStoreError(
      'invalid-argument',
      `${name} brings no license of the kind "${kind}": license-management cannot be judged without.`,
      {
        remedy:
          'Bring at least one permitted and one restricted license, or choose other profiles.',
      },
    );
  }
}
