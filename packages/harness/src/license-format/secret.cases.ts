import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectThat } from '../contract/expectations.js';
import { allBad } from './bad-bytes.js';
import { contextOf, describePayload, filesOf, nameOf, ownLicenses, readFile } from './read-work.js';
import type { LicenseFormatContext } from './subject.js';
import { everythingOf, expectNoTrace, holdsTrace, printed, tracesOf } from './traces.js';

export const secretCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-SECRET-01',
    title: 'key material is in a payload only, in nothing else that is said of a license',
    needs: ['marker'],
    run: async ({ subject }) => {
      const { marker = '' } = subject;
      expectThat('the marker has 8 printable characters or more', /^[ -~]{8,}$/.test(marker));
      const traces = tracesOf(marker);
      const marked = filesOf(subject).filter(({ bytes }) => holdsTrace(bytes, traces));
      expectThat('a file holds the marker', marked.length > 0);
      for (const { name, bytes } of filesOf(subject)) {
        for (const result of readFile(subject, bytes, name)) {
          expectNoTrace(name, printed(result), traces);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-SECRET-02',
    title: 'key material is in no description of a stored payload',
    needs: ['marker', 'own payloads'],
    run: async ({ subject }) => {
      const traces = tracesOf(subject.marker ?? '');
      for (const { id, payload } of ownLicenses(subject)) {
        const description = describePayload(subject, payload, id);
        expectNoTrace(id, everythingOf(description), traces);
      }
    },
  }),
  defineCase({
    id: 'LF-SECRET-03',
    title: 'key material is in no error and no license, wherever a file is cut off or changed',
    needs: ['marker'],
    run: async ({ subject, random }) => {
      const traces = tracesOf(subject.marker ?? '');
      for (const { name, bytes } of filesOf(subject)) {
        for (const { what, bytes: bad } of allBad(bytes, random)) {
          for (const result of readFile(subject, bad, `${name}, ${what}`)) {
            expectNoTrace(`${name}, ${what}`, printed(result), traces);
          }
        }
      }
    },
  }),
  defineCase({
    id: 'LF-SECRET-04',
    title: 'key material is in no error that refuses to describe a damaged payload',
    needs: ['marker', 'own payloads'],
    run: async ({ subject, random }) => {
      const traces = tracesOf(subject.marker ?? '');
      for (const { id, payload } of ownLicenses(subject)) {
        for (const { what, bytes } of allBad(payload, random)) {
          let said: string;
          try {
            said = everythingOf(subject.format.describe(bytes, contextOf(subject)));
          } catch (error) {
            said = `${everythingOf(error)}\n${nameOf(error)}`;
          }
          expectNoTrace(`${id}, ${what}`, said, traces);
        }
      }
    },
  }),
];
