export { seededRandom, type SeededRandom } from './seeded/seeded-random.js';
export { manualClock, type ManualClock, type ManualClockOptions } from './seeded/manual-clock.js';
export { manualScheduler, type ManualScheduler } from './seeded/manual-scheduler.js';

export { memoryFileSystem } from './memory-file-system.js';
export {
  createCrashFileSystem,
  type CrashFileSystem,
  type CrashFileSystemOptions,
  type NextFileSystemOptions,
} from './crash/crash-file-system.js';
export { CrashSignal, isCrash } from './crash/crash-signal.js';
export {
  atOperation,
  type Fate,
  type FileOperation,
  type OperationHook,
} from './crash/file-operation.js';

export {
  targetOperations,
  type Fault,
  type TargetCall,
  type TargetOperation,
} from './faults/fault.js';
export {
  faultyTarget,
  type FaultyTarget,
  type FaultyTargetOptions,
} from './faults/faulty-target.js';

export {
  defineCase,
  type ContractCase,
  type Profile,
  type StartedCase,
} from './contract/contract-case.js';
export {
  ContractViolation,
  expectBytes,
  expectEqual,
  expectFailure,
  expectThat,
  NotApplicable,
} from './contract/expectations.js';
export {
  runCase,
  runProfile,
  type CaseResult,
  type RunOptions,
  type Verdict,
} from './contract/run-profile.js';
export { describeProfile, type TestRunner } from './contract/describe-profile.js';
export { storeEngineProfile } from './store-engine/store-engine-profile.js';
export type { StoreEngineContext, StoreEngineSubject } from './store-engine/subject.js';
export { backupTargetProfile } from './backup-target/backup-target-profile.js';
export type { BackupTargetContext, BackupTargetSubject } from './backup-target/subject.js';
export { licenseFormatProfile } from './license-format/license-format-profile.js';
export type {
  DamagedFile,
  ExpectedDamage,
  ExpectedLicense,
  ForeignFile,
  LicenseFile,
  LicenseFormatContext,
  LicenseFormatSubject,
} from './license-format/subject.js';

export {
  idHashOf,
  syntheticLicense,
  syntheticRecord,
  type SyntheticLicenseOptions,
} from './licenses/synthetic-license.js';
