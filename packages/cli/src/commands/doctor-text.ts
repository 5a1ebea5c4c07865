import type { TargetCapabilities } from '@wmdrm/core';
import type { DoctorReport } from '../output/completed-report.js';
import { size } from '../output/quantities.js';
import type { TargetTrial } from './try-target.js';

/** What a target that did this is good for; `trial` is absent where nothing could be written. */
export function doctorVerdict(
  { flush, flushDirectory }: TargetCapabilities,
  trial: TargetTrial | undefined,
): DoctorReport['verdict'] {
  if (trial === undefined) return 'read-only';
  if (!trial.exclusiveCreate || !trial.rename || !trial.replace) return 'unsuitable';
  return flush === 'durable' && flushDirectory === 'durable' ? 'good' : 'limited';
}

/** A report for people: what works, and in the last line what that means for a backup. */
export function doctorText(report: DoctorReport): string {
  const { flush, flushDirectory, space } = report;
  const flushed = flush === 'none' ? 'nothing' : flushDirectory === 'none' ? 'files' : 'all';
  const rows: readonly (readonly [string, string])[] = [
    ['through', throughText(report)],
    ['exclusive creation', yesOrNo(report.exclusiveCreate)],
    ['rename', yesOrNo(report.rename)],
    ['replace', yesOrNo(report.replace)],
    ['flush', { all: 'files and directories', files: 'files only', nothing: 'none' }[flushed]],
    ['space', space ? `${size(space.free)} of ${size(space.total)} free` : 'not told'],
  ];
  const table = rows.map(([name, value]) => `${name.padEnd(20)}${value}`);
  return [...table, meaningOf(report)].join('\n');
}

function throughText({ through, smb }: DoctorReport): string {
  if (!smb) return through === 'fs' ? 'the file system' : through;
  const { dialect, signing, cipher } = smb;
  return `SMB ${dialect}, ${cipher === null ? `signed with ${signing}` : `encrypted with ${cipher}`}`;
}

function yesOrNo(answer: boolean | null): string {
  return answer === null ? 'not tried' : answer ? 'yes' : 'no';
}

function meaningOf({ verdict, flush }: DoctorReport): string {
  switch (verdict) {
    case 'good':
      return 'A completed backup here is whole and on the disk, as far as the server keeps its word.';
    case 'limited':
      return flush === 'none'
        ? 'A completed backup here may be lost or damaged when the server loses power.'
        : 'When the server loses power, the newest backup here may be gone, and the one before be there.';
    case 'read-only':
      return 'A backup that lies here can be verified and restored; none can be made.';
    case 'unsuitable':
      return 'Two runs could not be kept apart here, or a backup not be published in one step.';
  }
}
