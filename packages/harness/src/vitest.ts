import type { BackupTarget, MaybePromise, StoreEngine } from '@wmdrm/core';
import { backupTargetProfile } from './backup-target/backup-target-profile.js';
import type { BackupTargetSubject } from './backup-target/subject.js';
import { describeProfile, type TestRunner } from './contract/describe-profile.js';
import type { RunOptions } from './contract/run-profile.js';
import { licenseFormatProfile } from './license-format/license-format-profile.js';
import type { LicenseFormatSubject } from './license-format/subject.js';
import { storeEngineProfile } from './store-engine/store-engine-profile.js';
import type { StoreEngineSubject } from './store-engine/subject.js';

export {
  describeConformance,
  type DescribeConformanceOptions,
} from './conformance/run/describe-conformance.js';

/** The test runner's own functions, and what else may be said. */
export interface DescribeOptions extends RunOptions, TestRunner {}

/**
 * Registers the contract of `StoreEngine` as tests: `describeStoreEngine('mine', () => myStore(), { describe, it })`.
 * @param subject how to make a new, empty store; with `reopen` also what it must keep is tested.
 */
export function describeStoreEngine(
  name: string,
  subject: StoreEngineSubject | (() => MaybePromise<StoreEngine>),
  options: DescribeOptions,
): void {
  const full = typeof subject === 'function' ? { create: subject } : subject;
  describeProfile(name, storeEngineProfile, full, options, options);
}

/**
 * Registers the contract of `BackupTarget` as tests: `describeBackupTarget('mine', () => myTarget(), { describe, it })`.
 * @param subject how to open a new, empty, writable target; with `reopen` also what two users see of each other.
 */
export function describeBackupTarget(
  name: string,
  subject: BackupTargetSubject | (() => MaybePromise<BackupTarget>),
  options: DescribeOptions,
): void {
  const full = typeof subject === 'function' ? { create: subject } : subject;
  describeProfile(name, backupTargetProfile, full, options, options);
}

/**
 * Registers the contract of `LicenseFormat` as tests: `describeLicenseFormat('mine', subject, { describe, it })`.
 * @param subject the format, with files of its own, damaged files and, if it can, a marker that stands for keys.
 */
export function describeLicenseFormat(
  name: string,
  subject: LicenseFormatSubject,
  options: DescribeOptions,
): void {
  describeProfile(name, licenseFormatProfile, subject, options, options);
}
