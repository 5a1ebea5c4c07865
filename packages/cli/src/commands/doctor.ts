import { Command } from 'commander';
import { LicenseStoreError, tracedTarget, type BackupTarget, type Location } from '@wmdrm/core';
import { negotiatedOf } from '@wmdrm/target-smb';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import type { DoctorReport } from '../output/completed-report.js';
import { size } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { present } from './license-line.js';
import { tryTarget, type TargetTrial } from './try-target.js';

export function doctorCommand(runner: CommandRunner): Command {
  return new Command('doctor')
    .description('try out whether a location can hold a backup; makes it if it is missing')
    .argument('<dir>', 'UNC path or local directory')
    .action((dir: string, _options: unknown, command: Command) =>
      runner.runAt(
        { name: 'doctor', usesStore: false, location: dir },
        globalOptions(command),
        examine,
      ),
    );
}

async function examine(context: CommandContext, location: Location): Promise<CommandEnd> {
  const target = await context.openTarget(location, { create: true });
  const { writable } = target.capabilities;
  const trial = writable
    ? await tryTarget(tracedTarget(target, context.host), context.host.random)
    : undefined;
  const report = await reportOf(target, trial, context.resolverOf(location) ?? '');
  const end: CommandEnd = { report, text: textOf(report) };
  const failure = failureOf(report, location.toString());
  return failure ? { ...end, failure } : end;
}

async function reportOf(
  target: BackupTarget,
  trial: TargetTrial | undefined,
  through: string,
): Promise<DoctorReport> {
  const { writable, flush, flushDirectory } = target.capabilities;
  const smb = negotiatedOf(target);
  const { exclusiveCreate = null, rename = null, replace = null } = trial ?? {};
  return {
    command: 'doctor',
    verdict: verdictOf(target, trial),
    through,
    ...present(
      'smb',
      smb && { dialect: smb.dialect, signing: smb.signing, cipher: smb.cipher ?? null },
    ),
    ...{ writable, exclusiveCreate, rename, replace, flush, flushDirectory },
    space: (await target.space()) ?? null,
  };
}

function verdictOf(
  { capabilities }: BackupTarget,
  trial: TargetTrial | undefined,
): DoctorReport['verdict'] {
  if (trial === undefined) return 'read-only';
  if (!trial.exclusiveCreate || !trial.rename || !trial.replace) return 'unsuitable';
  const { flush, flushDirectory } = capabilities;
  return flush === 'durable' && flushDirectory === 'durable' ? 'good' : 'limited';
}

function textOf(report: DoctorReport): string {
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

function failureOf({ verdict }: DoctorReport, path: string): LicenseStoreError | undefined {
  const details = { path };
  if (verdict === 'read-only') {
    return new LicenseStoreError('access-denied', `Nothing can be written to ${path}.`, {
      details,
    });
  }
  if (verdict === 'unsuitable') {
    return new LicenseStoreError('target-unsuitable', `${path} is unsuitable for backups.`, {
      details,
    });
  }
  return undefined;
}
