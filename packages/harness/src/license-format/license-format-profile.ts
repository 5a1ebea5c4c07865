import type { Profile } from '../contract/contract-case.js';
import { damageCases } from './damage.cases.js';
import { describeCases } from './describe.cases.js';
import { readCases } from './read.cases.js';
import { recognizeCases } from './recognize.cases.js';
import { secretCases } from './secret.cases.js';
import { severalCases } from './several.cases.js';
import { sizeCases } from './size.cases.js';
import type { LicenseFormatContext, LicenseFormatSubject } from './subject.js';
import { wrapCases } from './wrap.cases.js';

/**
 * The contract of `LicenseFormat`. Words of needs: `wrap` (the format has it), `marker` and `openEnded` (the subject says
 * so), `end` (it does not), `operator` (it brings an operator's statement), `several` and `damage beside licenses` (a file has
 * them), `own payloads` (a file has one).
 */
export const licenseFormatProfile: Profile<LicenseFormatSubject, LicenseFormatContext> = {
  name: 'license-format',
  source: { level: 'design', decision: 'LicenseFormat' },
  cases: [
    ...recognizeCases,
    ...readCases,
    ...severalCases,
    ...damageCases,
    ...sizeCases,
    ...describeCases,
    ...secretCases,
    ...wrapCases,
  ],
  offersOf: (subject) => new Set(offersOf(subject)),
  start: (subject, random) => ({ context: { random, subject }, end: async () => {} }),
};

function* offersOf({
  format,
  files,
  marker,
  openEnded,
  context,
}: LicenseFormatSubject): Iterable<string> {
  if (format.wrap) yield 'wrap';
  if (marker !== undefined) yield 'marker';
  if (context?.xmrRights) yield 'operator';
  yield openEnded ? 'openEnded' : 'end';
  const parts = files.map(({ holds }) => ({
    licenses: holds.flatMap((part) => ('id' in part ? [part] : [])),
    damaged: holds.filter((part) => 'damaged' in part).length,
  }));
  if (parts.some(({ licenses }) => licenses.length > 1)) yield 'several';
  if (parts.some(({ licenses, damaged }) => licenses.length > 0 && damaged > 0)) {
    yield 'damage beside licenses';
  }
  const formats = parts.flatMap(({ licenses }) => licenses.map((license) => license.format));
  if (formats.some((id) => id === undefined || id === format.id)) yield 'own payloads';
}
