import { equalBytes, type LicenseReadResult } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectThat } from '../contract/expectations.js';
import {
  allLicenses,
  describePayload,
  filesOf,
  licensesOf,
  readFile,
  recognizes,
} from './read-work.js';
import { expectSound } from './sound.js';
import type {
  ExpectedDamage,
  ExpectedLicense,
  LicenseFile,
  LicenseFormatContext,
} from './subject.js';

/** A result in the words of an expectation: only what the expectation speaks of. */
function said(
  result: LicenseReadResult,
  expected: ExpectedLicense | ExpectedDamage | undefined,
): unknown {
  if (result.type === 'damaged') return { damaged: result.error.code };
  const { id, format, description } = result.license;
  const { backup, restore, persistence, keyIds } = description;
  const wanted = expected && 'id' in expected ? expected : undefined;
  return {
    id,
    backup: backup.verdict,
    keyIds,
    format,
    ...(wanted?.restore === undefined ? {} : { restore: restore.verdict }),
    ...(wanted?.persistence === undefined ? {} : { persistence }),
  };
}

function wanted(expected: ExpectedLicense | ExpectedDamage, formatId: string): unknown {
  if ('damaged' in expected) return { damaged: expected.damaged };
  const { payload: _payload, keyIds = [], format = formatId, ...rest } = expected;
  return { ...rest, keyIds, format };
}

function expectedPayloads({ bytes, holds }: LicenseFile): readonly Uint8Array[] {
  return holds.flatMap((part) => ('id' in part ? [part.payload ?? bytes] : []));
}

export const readCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-READ-01',
    title: 'it reads what is in its files, in their order: ids, key ids, verdicts, damaged parts',
    run: async ({ subject }) => {
      for (const { name, bytes, holds } of filesOf(subject)) {
        const results = readFile(subject, bytes, name);
        expectEqual(
          name,
          results.map((result, index) => said(result, holds[index])),
          holds.map((part) => wanted(part, subject.format.id)),
        );
      }
    },
  }),
  defineCase({
    id: 'LF-READ-02',
    title: 'a payload is exactly what was issued',
    run: async ({ subject }) => {
      for (const file of filesOf(subject)) {
        const payloads = licensesOf(readFile(subject, file.bytes, file.name));
        for (const [index, expected] of expectedPayloads(file).entries()) {
          const what = `${file.name}, payload of license ${index + 1}`;
          expectBytes(what, payloads[index]?.payload, expected);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-READ-03',
    title: 'what it reads a store takes, and it is described in the words of the model',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        expectSound(name, readFile(subject, bytes, name, name));
      }
    },
  }),
  defineCase({
    id: 'LF-READ-04',
    title: 'the id of a license begins with the format of its payload and a colon',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const { id, format } of licensesOf(readFile(subject, bytes, name))) {
          expectThat(`${name}: "${id}" begins with "${format}:"`, id.startsWith(`${format}:`));
        }
      }
    },
  }),
  defineCase({
    id: 'LF-READ-05',
    title: 'the label goes with each license of a file and changes nothing else',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        const bare = licensesOf(readFile(subject, bytes, name));
        for (const label of ['a.bin', 'b.bin']) {
          const labelled = licensesOf(readFile(subject, bytes, name, label));
          const expected = bare.map((license) => ({ ...license, label }));
          expectEqual(
            `${name}, labelled ${label}`,
            labelled.map((each) => ({ ...each })),
            expected,
          );
        }
        expectThat(
          `${name}: no label where none is given`,
          bare.every((each) => !each.label),
        );
      }
    },
  }),
  defineCase({
    id: 'LF-READ-06',
    title: 'the same file is read the same every time, and what was read of it stays as it was',
    run: async ({ subject, random }) => {
      const first = filesOf(subject).map((file) => {
        const results = licensesOf(readFile(subject, file.bytes, file.name));
        return { file, results, kept: structuredClone(results) };
      });
      for (let turn = 0; turn < 20; turn++) {
        const { file, kept } = random.pick(first);
        const again = licensesOf(readFile(subject, file.bytes, file.name));
        expectEqual(`${file.name}, read again`, structuredClone(again), kept);
      }
      for (const { file, results, kept } of first) {
        expectEqual(`${file.name}, read before`, structuredClone(results), kept);
      }
    },
  }),
  defineCase({
    id: 'LF-READ-07',
    title: 'a license that is not its whole file names the format as its container, another none',
    run: async ({ subject }) => {
      for (const { name, bytes } of filesOf(subject)) {
        for (const { id, payload, container } of licensesOf(readFile(subject, bytes, name))) {
          const expected = equalBytes(payload, bytes) ? undefined : subject.format.id;
          expectEqual(`${name}: container of ${id}`, container, expected);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-READ-08',
    title: 'no license claims an operator decided where no operator has said anything',
    run: async ({ subject }) => {
      const silent = { ...subject, context: {} };
      for (const { name, bytes } of filesOf(subject)) {
        for (const { id, operatorEvidence } of licensesOf(readFile(silent, bytes, name))) {
          expectThat(`${name}: ${id} claims no operator`, !operatorEvidence);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-READ-09',
    title: 'a license whose verdict an operator has changed says that an operator decided',
    needs: ['operator'],
    run: async ({ subject }) => {
      const silent = { ...subject, context: {} };
      for (const { name, bytes } of filesOf(subject)) {
        const alone = licensesOf(readFile(silent, bytes, name));
        for (const [index, license] of licensesOf(readFile(subject, bytes, name)).entries()) {
          const { backup, restore } = license.description;
          const before = alone[index]?.description;
          const same =
            before?.backup.verdict === backup.verdict && before.restore.verdict === restore.verdict;
          const says = license.operatorEvidence === true;
          expectThat(`${name}: ${license.id} says that an operator decided`, same || says);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-READ-10',
    title: 'bytes in the middle of a larger buffer are read like a buffer of their own',
    run: async ({ subject, random }) => {
      const inside = (bytes: Uint8Array): Uint8Array => {
        const buffer = random.bytes(bytes.length + 40);
        buffer.set(bytes, 23);
        return buffer.subarray(23, 23 + bytes.length);
      };
      for (const { name, bytes } of filesOf(subject)) {
        const alone = structuredClone(licensesOf(readFile(subject, bytes, name)));
        const moved = structuredClone(licensesOf(readFile(subject, inside(bytes), name)));
        // A payload may be a part of what was read: only its own bytes count.
        const own = (licenses: typeof alone): unknown =>
          licenses.map((license) => ({ ...license, payload: [...license.payload] }));
        expectEqual(`${name}, read`, own(moved), own(alone));
        const recognized = recognizes(subject.format, bytes, name);
        const again = recognizes(subject.format, inside(bytes), name);
        expectEqual(`${name}, recognised`, again, recognized);
      }
      for (const { id, format, payload, description } of allLicenses(subject)) {
        if (format !== subject.format.id) continue;
        const again = describePayload(subject, inside(payload), id);
        expectEqual(`${id}, described`, again, description);
      }
    },
  }),
  defineCase({
    id: 'LF-READ-11',
    title: 'it changes no byte of what it is given',
    run: async ({ subject }) => {
      const { format, damaged, foreign = [] } = subject;
      for (const { name, bytes } of [...filesOf(subject), ...damaged, ...foreign]) {
        const given = bytes.slice();
        recognizes(format, given, name);
        expectBytes(`${name}, recognised`, given, bytes);
        readFile(subject, given, name);
        expectBytes(`${name}, read`, given, bytes);
      }
      for (const { id, format: payloadFormat, payload } of allLicenses(subject)) {
        if (payloadFormat !== format.id) continue;
        const given = payload.slice();
        describePayload(subject, given, id);
        expectBytes(`${id}, described`, given, payload);
      }
    },
  }),
];
