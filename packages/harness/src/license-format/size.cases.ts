import { concatBytes, maxRecordLength } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectThat } from '../contract/expectations.js';
import { flips, noise, shuffles, type BadBytes } from './bad-bytes.js';
import { errorsOf, filesOf, licensesOf, readFile } from './read-work.js';
import { expectSound } from './sound.js';
import type { LicenseFormatContext } from './subject.js';

/** Characters of a message or of its details: a label of 255 characters, what is wrong and where. */
const longestError = 1000;

/**
 * Bytes of descriptions for a byte of the file. Hexadecimal doubles what it shows and JSON escapes make up to six
 * characters of one; twice that leaves room for names of fields, and 4 KiB a license for what is always said.
 */
const mostGrowth = 12;
const alwaysSaid = 4096;

/** The file many times over, so that whatever repeats in it goes on for long. */
function longer(file: Uint8Array): Uint8Array {
  const times = Math.ceil(65_536 / Math.max(1, file.length));
  return concatBytes(Array.from({ length: times }, () => file));
}

export const sizeCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-SIZE-01',
    title: 'a file larger than a record can be gives licenses a store takes or typed errors',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        const much = new Uint8Array(maxRecordLength);
        for (const parts of [
          [bytes, much],
          [much, bytes],
        ]) {
          const what = `${name} with ${much.length} bytes ${parts[0] === bytes ? 'behind' : 'before'}`;
          expectSound(what, readFile(subject, concatBytes(parts), what));
        }
      }
    },
  }),
  defineCase({
    id: 'LF-SIZE-02',
    title: 'an error is short, however long the file',
    run: async ({ subject, random }) => {
      const inputs: BadBytes[] = [];
      for (const { name, bytes } of filesOf(subject)) {
        inputs.push({ what: `${name} over and over`, bytes: longer(bytes) });
        inputs.push(...flips(bytes, random), ...shuffles(bytes, random));
      }
      for (const { what, bytes } of [...inputs, ...noise(random)]) {
        for (const { message, details } of errorsOf(readFile(subject, bytes, what))) {
          const length = Math.max(message.length, JSON.stringify(details).length);
          expectThat(
            `${what}: error of at most ${longestError} characters`,
            length <= longestError,
          );
        }
      }
    },
  }),
  defineCase({
    id: 'LF-SIZE-03',
    title: 'descriptions are at most twelve times as long as their file, and 4 KiB more a license',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const [what, file] of [
          [name, bytes],
          [`${name} over and over`, longer(bytes)],
        ] as const) {
          const licenses = licensesOf(readFile(subject, file, what));
          const said = licenses.map(({ description }) => JSON.stringify(description).length);
          const length = said.reduce((sum, each) => sum + each, 0);
          const most = mostGrowth * file.length + alwaysSaid * licenses.length;
          expectThat(`${what}: ${length} characters of ${file.length} bytes`, length <= most);
        }
      }
    },
  }),
];
