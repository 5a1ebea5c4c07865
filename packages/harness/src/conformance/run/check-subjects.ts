import { LicenseStoreError } from '@wmdrm/core';
import { capabilities, isCapability } from '../subject/capability.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import { fixtureFault } from './check-fixtures.js';
import {
  comProfileNames,
  isProfileName,
  profileNames,
  type ProfileName,
} from './conformance-profiles.js';
import { comSubjects, type ConformanceSubjects } from './conformance-subjects.js';

/**
 * The subjects an author hands over: a subject of the contract, or one for each profile. Throws `invalid-argument` that
 * says what is wrong.
 * @param where for messages: the file it comes from.
 */
export function checkSubjects(handed: unknown, where: string): ConformanceSubjects {
  if (!isObject(handed)) throw invalid(`${where} gives no subject.`);
  if (typeof handed['open'] === 'function') {
    checkComSubject(handed, where);
    return comSubjects(handed as unknown as ConformanceSubject);
  }
  const names = Object.keys(handed);
  const stranger = names.find((name) => !isProfileName(name));
  if (stranger !== undefined) throw invalid(`${where}: there is no profile "${stranger}".`);
  if (names.length === 0) throw invalid(`${where} gives no subject.`);
  for (const name of names as readonly ProfileName[]) {
    checkSubjectOf(name, handed[name], `${where}, ${name}`);
  }
  return handed;
}

function checkSubjectOf(name: ProfileName, subject: unknown, where: string): void {
  if (!isObject(subject)) throw invalid(`${where} is no object.`);
  if (comProfileNames.some((each) => each === name)) return checkComSubject(subject, where);
  const isFormat = name === 'license-format';
  if (isFormat && !isObject(subject['format'])) throw invalid(`${where} has no format.`);
  if (!isFormat && typeof subject['create'] !== 'function') {
    throw invalid(`${where} has no method create.`);
  }
}

function checkComSubject(subject: Readonly<Record<string, unknown>>, where: string): void {
  for (const text of ['name', 'version']) {
    if (typeof subject[text] !== 'string') throw invalid(`${where} has no text ${text}.`);
  }
  for (const method of ['open', 'directory']) {
    if (typeof subject[method] !== 'function') throw invalid(`${where} has no method ${method}.`);
  }
  for (const list of ['capabilities', 'licenses']) {
    if (!Array.isArray(subject[list])) throw invalid(`${where} has no list ${list}.`);
  }
  for (const [index, fixture] of (subject['licenses'] as readonly unknown[]).entries()) {
    const fault = fixtureFault(fixture);
    if (fault === undefined) continue;
    throw invalid(`${where}, license ${index + 1} ${fault}.`, {
      remedy: 'Give each license what LicenseFixture of @wmdrm/harness says.',
    });
  }
  const claimed = subject['capabilities'] as readonly unknown[];
  const stranger = claimed.find((word) => typeof word !== 'string' || !isCapability(word));
  if (stranger === undefined) return;
  throw invalid(`${where} claims "${String(stranger)}", which is no capability.`, {
    remedy: `Capabilities are ${Object.keys(capabilities).join(', ')}.`,
  });
}

function invalid(message: string, options: { readonly remedy?: string } = {}): LicenseStoreError {
  const remedy =
    options.remedy ??
    `Give a ConformanceSubject, or an object with one subject for each of: ${profileNames.join(', ')}.`;
  return new LicenseStoreError('invalid-argument', message, { remedy });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
