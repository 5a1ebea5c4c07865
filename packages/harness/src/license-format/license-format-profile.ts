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

/** The contract of `LicenseFormat`. */
export const licenseFormatProfile: Profile<LicenseFormatSubject, LicenseFormatContext> = {
  name: 'license-format',
  about: 'The contract of `LicenseFormat`: how license files are read.',
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
  offers: {
    wrap: 'the format can put a payload back into a file',
    marker: 'the subject marks every place of a key, a signature or personal data in its files',
    end: 'its files have an end that is missing when they are cut off',
    openEnded: 'its files have no such end',
    operator: "the subject brings an operator's statement",
    several: 'a file of the subject has several licenses',
    'damage beside licenses': 'a file of the subject has licenses and damaged parts',
    'own payloads': 'a file of the subject has a license whose payload is of the format itself',
  },
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
