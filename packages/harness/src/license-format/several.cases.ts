import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual } from '../contract/expectations.js';
import { errorsOf, filesOf, licensesOf, readFile } from './read-work.js';
import type { LicenseFormatContext } from './subject.js';

export const severalCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-SEVERAL-01',
    title: 'a file of several licenses gives each of them',
    needs: ['several'],
    run: async ({ subject }) => {
      for (const { name, bytes, holds } of filesOf(subject)) {
        const expected = holds.flatMap((part) => ('id' in part ? [part.id] : []));
        const ids = licensesOf(readFile(subject, bytes, name)).map(({ id }) => id);
        expectEqual(`${name}, its licenses`, ids, expected);
      }
    },
  }),
  defineCase({
    id: 'LF-SEVERAL-02',
    title: 'each damaged part of a file is told of, and keeps no good license beside it back',
    needs: ['damage beside licenses'],
    run: async ({ subject }) => {
      for (const { name, bytes, holds } of filesOf(subject)) {
        const results = readFile(subject, bytes, name);
        const damaged = holds.filter((part) => 'damaged' in part).length;
        expectEqual(`${name}, damaged parts`, errorsOf(results).length, damaged);
        const licenses = licensesOf(results).length;
        expectEqual(`${name}, good licenses`, licenses, holds.length - damaged);
      }
    },
  }),
];
