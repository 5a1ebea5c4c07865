export { errorCodes, type ErrorCode } from './errors/codes.js';
export {
  isLicenseStoreError,
  LicenseStoreError,
  toLicenseStoreError,
  type ErrorDetails,
  type LicenseStoreErrorOptions,
} from './errors/license-store-error.js';
export { cancelledError, throwIfCancelled } from './errors/cancellation.js';

export { chunkChecker, type ChunkSums } from './backup-set/whole-chunk.js';
export type { SegmentKind } from './backup-set/segment-layout.js';

export type { CheckedChunk, ChunkPool, ChunkTask, ChunkWorkers } from './host/chunk-workers.js';
export type { Clock } from './host/clock.js';
export type { Hasher, StreamingSha256 } from './host/hasher.js';
export type { Host } from './host/host.js';
export { portableHost } from './host/portable-host.js';
export type { ProcessIdentity, ProcessOwner } from './host/process-identity.js';
export type { Random } from './host/random.js';
export type { Scheduler } from './host/scheduler.js';
export type { Zstd } from './host/zstd.js';
export {
  traceNames,
  type TraceFacts,
  type TraceName,
  type Tracer,
  type Tracing,
} from './host/tracing.js';

export type { License } from './license/license.js';
export type {
  LicenseAttachment,
  LicenseDescription,
  LicenseRight,
  OutputProtectionLevels,
  RawField,
} from './license/license-description.js';
export { grantSealed, isSealed } from './license/grant-sealed.js';
export { formatKeyId, keyIdLength, parseKeyId } from './license/key-id.js';
export { hashLicenseId, idHashLength } from './license/license-id-hash.js';
export { parsePolicyClassKey, policyClassKey, type PolicyClass } from './license/policy-class.js';
export {
  persistences,
  verdicts,
  type Persistence,
  type Verdict,
  type VerdictWithEvidence,
} from './license/verdict.js';

export type {
  LicenseFormat,
  LicenseReadResult,
  ReadContext,
  WrappableLicense,
  XmrRightsMask,
} from './formats/license-format.js';
export {
  readLicenseFile,
  recognitionLength,
  recognizeFormat,
} from './formats/read-license-file.js';

export { encodeRecord } from './record/encode-record.js';
export { headersFit } from './record/header-crc.js';
export { maxRecordLength, recordLayout } from './record/layout.js';
export {
  readFrame,
  readHeader,
  readPolicyClass,
  type RecordFrame,
  type RecordHeader,
} from './record/record-header.js';
export { RecordFactsReader, type RecordFacts } from './record/record-facts.js';
export { concatBytes, frames, viewOf } from './record/records.js';

export { licenseStates, type LicenseState } from './store/license-state.js';
export { assertRecordsSound, type GivenRecords } from './store/rotten-records.js';
export {
  addCounts,
  decideMerge,
  noMerges,
  takesIncoming,
  type LocalSide,
  type MergeCounts,
  type MergeOutcome,
  type MergeRule,
} from './store/merge.js';
export type {
  ClassTotal,
  LineageMark,
  MaybePromise,
  PositionRange,
  RangeGuard,
  ReadOptions,
  RecordChunk,
  SetHash,
  SnapshotOptions,
  StoreCapabilities,
  StoreChanges,
  StoredRecord,
  StoreEngine,
  StoreSnapshot,
  StoreTransaction,
} from './store/store-engine.js';

export { parseLocation, type Location } from './location/location.js';
export { LocalPath } from './location/local-path.js';
export { UncPath } from './location/unc-path.js';
export type {
  BackupTarget,
  StagedFile,
  TargetCapabilities,
  TargetEntry,
  TargetFile,
  TargetSpace,
  TargetStat,
} from './target/backup-target.js';
export { tracedTarget } from './target/traced-target.js';
export { openTarget, type OpenTargetRequest } from './target/open-target.js';
export type { OpenTargetOptions, TargetResolver } from './target/target-resolver.js';
export { memoryStore, type MemoryStoreOptions } from './memory-store/memory-store.js';
export { keepDenial } from './store/keep-denial.js';
export { addToSetHash, emptySetHash, subtractFromSetHash } from './store/set-hash.js';
export {
  LicenseStore,
  type AddOptions,
  type LicenseStoreOptions,
  type ListOptions,
} from './store/license-store.js';
export type { LicenseSummary, StoredLicense } from './store/stored-license.js';
export {
  decideBackup,
  defaultPolicy,
  strictPolicy,
  type BackupPolicy,
  type PolicyDecision,
} from './policy/backup-policy.js';
export { equalBytes, fromHex, toHex } from './bytes/hex.js';
export { releaseBytes } from './bytes/release-bytes.js';
export { headerOffsets } from './record/headers.js';
export {
  ChunkWalker,
  type ChunkHasher,
  type OnBadPayload,
  type PayloadCheck,
  type WalkedChunk,
} from './backup-set/chunk-check.js';

export { backupLicenses } from './operations/backup/backup-licenses.js';
export {
  planBackup,
  type BackupPlan,
  type PlannedIncrement,
} from './operations/backup/backup-plan.js';
export type { Override } from './operations/backup/guards.js';
export {
  reindexLicenses,
  type LeftEvent,
  type RedescribedEvent,
  type ReindexEvent,
  type ReindexOptions,
  type ReindexReport,
  type VerdictCounts,
} from './operations/reindex/reindex-licenses.js';
export { planPrune, pruneBackup, type PrunePlan } from './operations/prune/prune-backup.js';
export {
  listGenerations,
  type GenerationDetails,
  type GenerationInfo,
  type ListGenerationsOptions,
} from './operations/list-generations.js';
export type {
  AdoptedEvent,
  CancelledEvent,
  CompletedEvent,
  Damage,
  DamagedEvent,
  FailedEvent,
  OperationEvent,
  OperationOptions,
  OperationPhase,
  OperationWarning,
  ProgressEvent,
  RestrictedEvent,
  RestrictedLicense,
  RestrictionReason,
  StartedEvent,
  WarningEvent,
} from './operations/operation-event.js';
export { operationEvents } from './operations/operation-events.js';
export type {
  BackupOptions,
  BackupTuning,
  CompressionMode,
  PruneOptions,
  RestoreOptions,
  Retention,
  RunTuning,
  VerifyOptions,
} from './operations/operation-options.js';
export type {
  BackupReport,
  PruneReport,
  RestoreReport,
  VerifyDepth,
  VerifyOutcome,
  VerifyReport,
} from './operations/reports.js';
export { planRestore, restoreLicenses } from './operations/restore/restore-licenses.js';
export { verifyBackup } from './operations/verify/verify-backup.js';
export { uncRules, type UncRule } from './location/unc-rule.js';
export { uncWarnings, type UncWarning } from './location/unc-warning.js';
