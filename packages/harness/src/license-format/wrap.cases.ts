import {
  isLicenseStoreError,
  recognitionLength,
  type License,
  type WrappableLicense,
} from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import {
  ContractViolation,
  expectBytes,
  expectEqual,
  expectThat,
} from '../contract/expectations.js';
import { filesOf, licensesOf, nameOf, readFile, recognizes } from './read-work.js';
import type { LicenseFormatContext, LicenseFormatSubject } from './subject.js';

/** The licenses of each file that came wrapped in this format. */
function containedIn(subject: LicenseFormatSubject): readonly (readonly License[])[] {
  return filesOf(subject)
    .map(({ name, bytes }) => licensesOf(readFile(subject, bytes, name)))
    .map((licenses) => licenses.filter(({ container }) => container === subject.format.id))
    .filter((licenses) => licenses.length > 0);
}

/** The same; without one nothing is shown. */
function groupsOf(subject: LicenseFormatSubject): readonly (readonly License[])[] {
  const groups = containedIn(subject);
  expectThat('a file of the subject holds licenses that name the format', groups.length > 0);
  return groups;
}

/** A license as an export hands it back. */
function wrappable({ format, payload, attachments = [] }: License): WrappableLicense {
  return { format, payload, attachments };
}

function wrap({ format }: LicenseFormatSubject, parts: readonly WrappableLicense[]): Uint8Array {
  const file = format.wrap?.(parts);
  if (file instanceof Uint8Array) return file;
  throw new ContractViolation(`wrap gives ${String(file)}, not a Uint8Array.`);
}

export const wrapCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-WRAP-01',
    title: 'a format that licenses name as their container can wrap them again',
    run: async ({ subject }) => {
      const contained = containedIn(subject).length > 0;
      expectThat('it has `wrap`, or no license names it', !!subject.format.wrap || !contained);
    },
  }),
  defineCase({
    id: 'LF-WRAP-02',
    title: 'licenses that are wrapped and read again are the same, in the same order',
    needs: ['wrap'],
    run: async ({ subject }) => {
      const groups = groupsOf(subject);
      for (const licenses of [...groups, ...groups.map((each) => [...each].reverse())]) {
        const file = wrap(subject, licenses.map(wrappable));
        const again = licensesOf(readFile(subject, file, 'what was wrapped'));
        expectEqual('what was wrapped', again, licenses);
      }
    },
  }),
  defineCase({
    id: 'LF-WRAP-03',
    title: 'a file it has wrapped is recognised as its own',
    needs: ['wrap'],
    run: async ({ subject }) => {
      for (const licenses of groupsOf(subject)) {
        const head = wrap(subject, licenses.map(wrappable)).subarray(0, recognitionLength);
        expectEqual('recognised', recognizes(subject.format, head, 'what was wrapped'), true);
      }
    },
  }),
  defineCase({
    id: 'LF-WRAP-04',
    title: 'the same licenses are wrapped the same every time, and are not changed by it',
    needs: ['wrap'],
    run: async ({ subject }) => {
      for (const licenses of groupsOf(subject)) {
        const parts = licenses.map(wrappable);
        const before = structuredClone(parts);
        const first = wrap(subject, parts).slice();
        expectBytes('wrapped again', wrap(subject, parts), first);
        expectEqual('the licenses', structuredClone(parts), before);
      }
    },
  }),
  defineCase({
    id: 'LF-WRAP-05',
    title: 'what it cannot wrap it refuses with a typed error rather than lose it',
    needs: ['wrap'],
    run: async ({ subject, random }) => {
      const [first = []] = groupsOf(subject);
      const stranger = { format: 'no-such-format', payload: random.bytes(50), attachments: [] };
      for (const parts of [[], [stranger], [...first.map(wrappable), stranger]]) {
        const what = `${parts.length} licenses, a stranger last`;
        let file: Uint8Array;
        try {
          file = wrap(subject, parts);
        } catch (error) {
          if (isLicenseStoreError(error)) continue;
          throw new ContractViolation(`${what}: wrap throws ${nameOf(error)}`, { cause: error });
        }
        const again = licensesOf(readFile(subject, file, what)).map(wrappable);
        expectEqual(what, structuredClone(again), structuredClone(parts));
      }
    },
  }),
];
