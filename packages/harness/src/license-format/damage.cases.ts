import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual, expectThat } from '../contract/expectations.js';
import { allBad, cuts, flips, noise, shuffles } from './bad-bytes.js';
import { everydayFiles } from './everyday-files.js';
import { errorsOf, filesOf, readFile } from './read-work.js';
import { expectSound } from './sound.js';
import type { LicenseFormatContext } from './subject.js';

export const damageCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-DAMAGE-01',
    title: 'a damaged file gives the error its author expects, as a result',
    run: async ({ subject }) => {
      expectThat('the subject brings a file into `damaged`', subject.damaged.length > 0);
      for (const { name, bytes, code } of subject.damaged) {
        const results = readFile(subject, bytes, name);
        const told = results.map((result) =>
          result.type === 'damaged' ? result.error.code : result.type,
        );
        expectEqual(name, told, [code]);
      }
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-02',
    title: 'a file that is cut off is damage at every length, never a license',
    needs: ['end'],
    run: async ({ subject, random }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const { what, bytes: cut } of cuts(bytes, random)) {
          const results = readFile(subject, cut, `${name}, ${what}`);
          expectSound(`${name}, ${what}`, results);
          const types = [...new Set(results.map(({ type }) => type))];
          expectEqual(`${name}, ${what}`, types, ['damaged']);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-03',
    title: 'a format said to be open-ended takes what is left of a file for licenses',
    needs: ['openEnded'],
    run: async ({ subject, random }) => {
      const whole = filesOf(subject).flatMap(({ name, bytes }) =>
        [...cuts(bytes, random)].filter(
          ({ what, bytes: cut }) =>
            errorsOf(readFile(subject, cut, `${name}, ${what}`)).length === 0,
        ),
      );
      expectThat('some file that is cut off holds whole licenses', whole.length > 0);
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-04',
    title: 'whatever bit of a file is flipped, it gives licenses a store takes or typed errors',
    run: async ({ subject, random }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const { what, bytes: bad } of flips(bytes, random)) {
          expectSound(`${name}, ${what}`, readFile(subject, bad, `${name}, ${what}`));
        }
      }
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-05',
    title: 'files cut off, parts moved or left out give licenses a store takes or typed errors',
    run: async ({ subject, random }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const { what, bytes: bad } of [...cuts(bytes, random), ...shuffles(bytes, random)]) {
          expectSound(`${name}, ${what}`, readFile(subject, bad, `${name}, ${what}`));
        }
      }
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-06',
    title: 'files of other formats and random bytes give licenses a store takes or typed errors',
    run: async ({ subject, random }) => {
      const { foreign = [] } = subject;
      const others = [...everydayFiles, ...foreign].map(({ name, bytes }) => ({
        what: name,
        bytes,
      }));
      for (const { what, bytes } of [...others, ...noise(random)]) {
        expectSound(what, readFile(subject, bytes, what));
      }
    },
  }),
  defineCase({
    id: 'LF-DAMAGE-07',
    title: 'each error says at which byte of the file, at most its end',
    run: async ({ subject, random }) => {
      const { damaged } = subject;
      const inputs = damaged.map(({ name, bytes }) => ({ what: name, bytes }));
      for (const { bytes } of filesOf(subject)) inputs.push(...allBad(bytes, random));
      for (const { what, bytes } of inputs) {
        for (const { details, message } of errorsOf(readFile(subject, bytes, what))) {
          const { offset } = details;
          const holds = Number.isInteger(offset) && Number(offset) >= 0;
          expectThat(
            `${what}: "${message}" has an offset from 0 to ${bytes.length}, not ${String(offset)}`,
            holds && Number(offset) <= bytes.length,
          );
        }
      }
    },
  }),
];
