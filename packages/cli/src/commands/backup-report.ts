import type { BackupPlan, BackupReport, PlannedIncrement } from '@wmdrm/core';
import type { BackupCommandReport } from '../output/completed-report.js';
import { count, counted, size } from '../output/quantities.js';
import { present } from './license-line.js';
import { reasonsText } from './policy-answer.js';

type Counts = Pick<BackupPlan, 'backedUp' | 'byOperator' | 'restricted' | 'restrictedByReason'>;

export function backupReport(report: BackupReport): BackupCommandReport {
  const { backedUp, byOperator, restricted, restrictedByReason, bytes, generation, root } = report;
  const { bytesWritten, segments, deltas, segmentsAdopted, retained, pruned } = report;
  return {
    ...{ command: 'backup', dryRun: false, backedUp, byOperator },
    ...{ restricted, restrictedByReason, bytes },
    ...{ generation, root, bytesWritten, segments, deltas, segmentsAdopted, retained, pruned },
  };
}

export function plannedReport(plan: BackupPlan): BackupCommandReport {
  const { backedUp, byOperator, restricted, restrictedByReason, bytes, replaces, increment } = plan;
  return {
    ...{ command: 'backup', dryRun: true, backedUp, byOperator },
    ...{ restricted, restrictedByReason, bytes },
    ...{ generation: null, root: null, ...present('replaces', replaces) },
    ...present('increment', increment),
  };
}

/** What became of it, and as the last line `9 backed up, 3 not (issuer forbids)`. */
export function backedUpText(report: BackupReport): string {
  const { generation, root, bytes, bytesWritten, segments, deltas, segmentsAdopted } = report;
  const adopted = segmentsAdopted === 0 ? '' : `, ${count(segmentsAdopted)} of them adopted`;
  const behind = deltas === 0 ? '' : `, ${counted(deltas, 'delta')} behind a base`;
  return [
    `generation ${generation}, root ${root}`,
    `${size(bytes)} in ${counted(segments, 'segment')}${adopted}${behind}; ${size(bytesWritten)} written`,
    countsText(report, 'backed up'),
  ].join('\n');
}

export function plannedText(plan: BackupPlan): string {
  const after =
    plan.replaces === undefined ? 'the first generation' : `after generation ${plan.replaces}`;
  return [
    `dry run: nothing was written; ${size(plan.bytes)} as ${after}`,
    ...(plan.increment ? [incrementText(plan.increment)] : []),
    countsText(plan, 'would be backed up'),
  ].join('\n');
}

/** `an increment: 3 licenses (7.1 KiB) new or changed, 1 gone`. */
function incrementText({ licenses, bytes, removed }: PlannedIncrement): string {
  return `an increment: ${counted(licenses, 'license')} (${size(bytes)}) new or changed, ${count(removed)} gone`;
}

function countsText(counts: Counts, what: string): string {
  const { backedUp, byOperator, restricted, restrictedByReason } = counts;
  const word = byOperator === 0 ? '' : ` (${count(byOperator)} on your word)`;
  const done = `${count(backedUp)} ${what}${word}`;
  return restricted === 0
    ? done
    : `${done}, ${count(restricted)} not (${reasonsText(restrictedByReason)})`;
}
