import {
  isLicenseStoreError,
  portableHost,
  type License,
  type LicenseDescription,
  type LicenseFormat,
  type LicenseReadResult,
  type LicenseStoreError,
  type ReadContext,
} from '@wmdrm/core';
import { ContractViolation } from '../contract/expectations.js';
import type { LicenseFile, LicenseFormatSubject } from './subject.js';

/** What a format may know beside the bytes, with this label. */
export function contextOf({ context }: LicenseFormatSubject, label?: string): ReadContext {
  const { hasher } = portableHost;
  return { hasher, ...context, ...(label === undefined ? {} : { label }) };
}

/** Reads as an import does; a call that throws is a violation, whatever it throws. */
export function readFile(
  subject: LicenseFormatSubject,
  bytes: Uint8Array,
  what: string,
  label?: string,
): readonly LicenseReadResult[] {
  try {
    return subject.format.read(bytes, contextOf(subject, label));
  } catch (error) {
    throw new ContractViolation(`${what}: read throws ${nameOf(error)}`, { cause: error });
  }
}

/** Describes a payload that is sound; a call that throws is a violation. */
export function describePayload(
  subject: LicenseFormatSubject,
  payload: Uint8Array,
  what: string,
  label?: string,
): LicenseDescription {
  try {
    return subject.format.describe(payload, contextOf(subject, label));
  } catch (error) {
    throw new ContractViolation(`${what}: describe throws ${nameOf(error)}`, { cause: error });
  }
}

/** The files the author brought; without one nothing is shown. */
export function filesOf({ files }: LicenseFormatSubject): readonly LicenseFile[] {
  if (files.length > 0) return files;
  throw new ContractViolation('The subject brings no file: put one into `files`.');
}

/** The licenses of a file. */
export function licensesOf(results: readonly LicenseReadResult[]): readonly License[] {
  return results.flatMap((result) => (result.type === 'license' ? [result.license] : []));
}

/** The errors of a file. */
export function errorsOf(results: readonly LicenseReadResult[]): readonly LicenseStoreError[] {
  return results.flatMap((result) => (result.type === 'damaged' ? [result.error] : []));
}

/** All licenses of all files. */
export function allLicenses(subject: LicenseFormatSubject): readonly License[] {
  return filesOf(subject).flatMap(({ name, bytes }) => licensesOf(readFile(subject, bytes, name)));
}

/** Those whose payload is the format's own; there must be one. */
export function ownLicenses(subject: LicenseFormatSubject): readonly License[] {
  const own = allLicenses(subject).filter(({ format }) => format === subject.format.id);
  if (own.length > 0) return own;
  throw new ContractViolation(`No license that is read has the format ${subject.format.id}.`);
}

/** `recognize`, held to its answer. */
export function recognizes(format: LicenseFormat, head: Uint8Array, what: string): boolean {
  let answer: unknown;
  try {
    answer = format.recognize(head);
  } catch (error) {
    throw new ContractViolation(`${what}: recognize throws ${nameOf(error)}`, { cause: error });
  }
  if (typeof answer === 'boolean') return answer;
  throw new ContractViolation(`${what}: recognize says ${String(answer)}, not true or false.`);
}

/** An error as a message may name it. */
export function nameOf(error: unknown): string {
  if (isLicenseStoreError(error)) return `${error.code}: ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
