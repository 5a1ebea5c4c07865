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

export type { FaultOn, FaultVocabulary } from './faults/fault.js';
export { parseFaults, printFaults } from './faults/fault-text.js';
export { seededFaults, type SeededFaultsOptions } from './faults/seeded-faults.js';
export {
  targetFaults,
  targetOperations,
  type Fault,
  type TargetCall,
  type TargetOperation,
} from './faults/target-faults.js';
export {
  faultyTarget,
  type FaultyTarget,
  type FaultyTargetOptions,
} from './faults/faulty-target.js';

export {
  simulateUncNetwork,
  type NetworkCall,
  type UncNetwork,
  type UncNetworkOptions,
  type UncNetworkView,
} from './unc-network/simulate-unc-network.js';
export type { HostOptions, ShareOptions, ShareSettings } from './unc-network/share-options.js';
export type { ShareRight } from './unc-network/access.js';
export type { DiskFileSystem } from './unc-network/disk.js';
export type { FlushBehaviour } from './unc-network/flushing.js';
export { networkFaults, type NetworkFault } from './unc-network/network-faults.js';
export type { ShareOperation } from './unc-network/share-call.js';
export type { FileUse, Holding } from './unc-network/sharing.js';
export type { SimulatedHost } from './unc-network/simulated-host.js';
export type { HeldFile, SimulatedShare } from './unc-network/simulated-share.js';
export type { UncFileSystem } from './unc-network/unc-file-system.js';
export { win32Errors, type Win32ErrorName } from './unc-network/win32-errors.js';

export {
  defineCase,
  type ContractCase,
  type Finding,
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
  conformanceProfiles,
  profileNames,
  type ConformanceProfiles,
  type ProfileName,
} from './conformance/run/conformance-profiles.js';
export { comSubjects, type ConformanceSubjects } from './conformance/run/conformance-subjects.js';
export { ownSubjects } from './conformance/run/own-subjects.js';
export { requirementsOf, type StatedRequirement } from './conformance/run/stated-requirement.js';
export { parseExpectations, type ExpectedOutcome } from './conformance/run/expected-outcome.js';
export {
  runSuite,
  type ProfileRun,
  type SuiteOptions,
  type SuiteRun,
} from './conformance/run/run-suite.js';
export { makeReport, type ReportHeader } from './conformance/report/make-report.js';
export type { Report } from './conformance/report/report.js';
export { textReport } from './conformance/report/text-report.js';
export { htmlReport } from './conformance/report/html-report.js';
export { sourcePages } from './conformance/pages/source-pages.js';
export type { PageSentence, SourcePage } from './contract/source-page.js';
export type { Keyword, Level, Requirement, RequirementSource } from './contract/requirement.js';
export { capabilities, type Capability } from './conformance/subject/capability.js';
export {
  ThrownBySubject,
  type ConformanceSubject,
  type DirectoryKind,
  type InvokeListener,
  type MachineSetup,
  type SubjectMachine,
} from './conformance/subject/conformance-subject.js';
export type { LicenseFixture } from './conformance/subject/license-fixture.js';
export { ObjectReference, type RawAnswer, type Value } from './conformance/subject/value.js';
export { InProcessCalls } from './conformance/in-process/in-process-calls.js';
export { serveSubject } from './conformance/remote/serve-subject.js';

export {
  idHashOf,
  syntheticLicense,
  syntheticRecord,
  type SyntheticLicenseOptions,
} from './licenses/synthetic-license.js';
