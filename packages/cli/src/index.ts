export { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.js';
export type {
  BackupCommandReport,
  CleanReport,
  CompletedReport,
  ExportReport,
  HistoryReport,
  ImportReport,
  ListReport,
  RemoveReport,
  RestoreCommandReport,
  ShowReport,
  VerifyCommandReport,
} from './output/completed-report.js';
export type {
  AdoptedLine,
  CancelledLine,
  CompletedLine,
  DamagedLine,
  ExportedLine,
  FailedLine,
  GenerationLine,
  GenerationLineDetails,
  ImportedLine,
  LicenseLine,
  OutputLine,
  ProgressLine,
  RemovedLine,
  RestrictedLine,
  StartedLine,
  UnrecognisedLine,
  WarningLine,
} from './output/output-line.js';
export type { WmdrmPlugin } from './plugin/plugin.js';
