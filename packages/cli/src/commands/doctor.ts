import { Command } from 'commander';
import { LicenseStoreError, tracedTarget, type BackupTarget, type Location } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import type { DoctorReport } from '../output/completed-report.js';
import { doctorText, doctorVerdict } from './doctor-text.js';
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
  const end: CommandEnd = { report, text: doctorText(report) };
  const failure = failureOf(report, location.toString());
  return failure ? { ...end, failure } : end;
}

async function reportOf(
  target: BackupTarget,
  trial: TargetTrial | undefined,
  through: string,
): Promise<DoctorReport> {
  const { writable, flush, flushDirectory } = target.capabilities;
  const { negotiatedOf } = await import('@wmdrm/target-smb');
  const smb = negotiatedOf(target);
  const { exclusiveCreate = null, rename = null, replace = null } = trial ?? {};
  return {
    command: 'doctor',
    verdict: doctorVerdict(target.capabilities, trial),
    through,
    ...present(
      'smb',
      smb && { dialect: smb.dialect, signing: smb.signing, cipher: smb.cipher ?? null },
    ),
    ...{ writable, exclusiveCreate, rename, replace, flush, flushDirectory },
    space: (await target.space()) ?? null,
  };
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
