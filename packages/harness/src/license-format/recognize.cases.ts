import { recognitionLength } from '@wmdrm/core';
import { allBad, noise } from './bad-bytes.js';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual, expectThat } from '../contract/expectations.js';
import { everydayFiles } from './everyday-files.js';
import { filesOf, recognizes } from './read-work.js';
import type { LicenseFormatContext } from './subject.js';

export const recognizeCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-ID-01',
    title:
      'it has an id of 1 to 32 characters of a-z, 0-9 and -, a name, and an extension with dot',
    run: async ({ subject: { format } }) => {
      expectThat(`"${format.id}" is such an id`, /^[a-z0-9-]{1,32}$/.test(format.id));
      expectThat('it has a name', typeof format.name === 'string' && format.name !== '');
      expectThat(`"${format.extension}" is an extension`, /^\.[^./\\\s]+$/.test(format.extension));
    },
  }),
  defineCase({
    id: 'LF-HEAD-01',
    title: 'it recognises its files by their first 4,096 bytes',
    run: async ({ subject }) => {
      for (const { name, bytes, recognized = true } of filesOf(subject)) {
        const head = bytes.subarray(0, recognitionLength);
        expectEqual(`${name}, recognised`, recognizes(subject.format, head, name), recognized);
      }
    },
  }),
  defineCase({
    id: 'LF-HEAD-02',
    title: 'it leaves files of other formats alone',
    run: async ({ subject: { format, foreign = [] } }) => {
      for (const { name, bytes } of [...everydayFiles, ...foreign]) {
        const head = bytes.subarray(0, recognitionLength);
        expectEqual(`${name}, recognised`, recognizes(format, head, name), false);
      }
    },
  }),
  defineCase({
    id: 'LF-HEAD-03',
    title: 'whatever a file begins with, recognising it gives true or false and never throws',
    run: async ({ subject, random }) => {
      for (const { what, bytes } of noise(random)) recognizes(subject.format, bytes, what);
      for (const file of filesOf(subject)) {
        const head = file.bytes.subarray(0, recognitionLength);
        for (const { what, bytes } of allBad(head, random)) {
          recognizes(subject.format, bytes, `${file.name}, ${what}`);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-HEAD-04',
    title: 'the same beginning is recognised the same every time, whatever was asked between',
    run: async ({ subject, random }) => {
      const { format, foreign = [] } = subject;
      const heads = [...filesOf(subject), ...everydayFiles, ...foreign].map(({ name, bytes }) => {
        const head = bytes.subarray(0, recognitionLength);
        return { name, head, first: recognizes(format, head, name) };
      });
      for (let turn = 0; turn < 200; turn++) {
        const { name, head, first } = random.pick(heads);
        expectEqual(`${name}, asked again`, recognizes(format, head, name), first);
      }
    },
  }),
];
