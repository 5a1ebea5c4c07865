import { describeLicenseFormat } from '@wmdrm/harness/vitest';
import { describe, expect, it } from 'vitest';
import { builtInFormats } from './built-in-formats.js';
import { contractSubjects } from './fixtures/contract-subjects.js';

for (const subject of contractSubjects) {
  describeLicenseFormat(subject.format.id, subject, { describe, it });
}

it('the contract is held against every built-in format', () => {
  const judged = contractSubjects.map(({ format }) => format.id);
  expect(judged.sort()).toEqual(builtInFormats.map(({ id }) => id).sort());
});
