import type { LicenseDescription } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual } from '../contract/expectations.js';
import { allBad, noise, type BadBytes } from './bad-bytes.js';
import { everydayFiles } from './everyday-files.js';
import { contextOf, describePayload, ownLicenses } from './read-work.js';
import { expectDamage, expectDescription } from './sound.js';
import type { LicenseFormatContext, LicenseFormatSubject } from './subject.js';

/** The description, or `undefined` where it is refused as it may be. */
function tryDescribe(
  subject: LicenseFormatSubject,
  { what, bytes }: BadBytes,
): LicenseDescription | undefined {
  try {
    return subject.format.describe(bytes, contextOf(subject));
  } catch (error) {
    expectDamage(`describing ${what}`, error);
    return undefined;
  }
}

export const describeCases: readonly ContractCase<LicenseFormatContext>[] = [
  defineCase({
    id: 'LF-DESCRIBE-01',
    title: 'a stored payload is described as it was when it was read',
    needs: ['own payloads'],
    run: async ({ subject }) => {
      for (const { id, payload, description } of ownLicenses(subject)) {
        expectEqual(id, describePayload(subject, payload, id), description);
      }
    },
  }),
  defineCase({
    id: 'LF-DESCRIBE-02',
    title: 'the same payload is described the same every time, under any label',
    needs: ['own payloads'],
    run: async ({ subject, random }) => {
      const licenses = ownLicenses(subject).map(({ id, payload }) => ({
        id,
        payload,
        first: structuredClone(describePayload(subject, payload, id)),
      }));
      for (let turn = 0; turn < 20; turn++) {
        const { id, payload, first } = random.pick(licenses);
        const label = random.pick(['a.bin', 'b.bin']);
        expectEqual(id, describePayload(subject, payload, id, label), first);
      }
    },
  }),
  defineCase({
    id: 'LF-DESCRIBE-03',
    title: 'a damaged payload is described in the words of the model or refused as damaged',
    needs: ['own payloads'],
    run: async ({ subject, random }) => {
      for (const { id, payload } of ownLicenses(subject)) {
        for (const bad of allBad(payload, random)) {
          const description = tryDescribe(subject, bad);
          if (description) expectDescription(`${id}, ${bad.what}`, description);
        }
      }
    },
  }),
  defineCase({
    id: 'LF-DESCRIBE-04',
    title:
      'what is no payload of its own is described in the words of the model or refused as damaged',
    run: async ({ subject, random }) => {
      const { foreign = [] } = subject;
      const others = [...everydayFiles, ...foreign].map(({ name, bytes }) => ({
        what: name,
        bytes,
      }));
      for (const other of [...others, ...noise(random)]) {
        const description = tryDescribe(subject, other);
        if (description) expectDescription(other.what, description);
      }
    },
  }),
];
