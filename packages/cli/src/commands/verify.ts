import { Command } from 'commander';
import {
  LicenseStoreError,
  verifyBackup,
  type Location,
  type VerifyDepth,
  type VerifyReport,
} from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { count, counted, size } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { present } from './license-line.js';
import { OperationTeller } from './tell-operation.js';

interface VerifyCommandOptions {
  readonly quick?: boolean;
  readonly deep?: boolean;
}

export function verifyCommand(runner: CommandRunner): Command {
  return new Command('verify')
    .description('check every byte of a backup, naming what is damaged')
    .argument('<dir>', 'UNC path or local directory')
    .option('--quick', 'checksums and headers, not the digest of every license')
    .option('--deep', 'also reads every license again as its format does')
    .action((dir: string, options: VerifyCommandOptions, command: Command) =>
      runner.runAt(
        { name: 'verify', usesStore: false, location: dir },
        globalOptions(command),
        (context, location) => verify(context, location, options),
      ),
    );
}

async function verify(
  context: CommandContext,
  location: Location,
  options: VerifyCommandOptions,
): Promise<CommandEnd> {
  const depth = depthOf(options);
  const { host, signal, out } = context;
  const formats = depth === 'deep' ? await context.formats() : [];
  const target = await context.openTarget(location);
  const teller = new OperationTeller(out);
  const { onEvent } = teller;
  const report = await verifyBackup({ target, host, formats, signal, depth, onEvent });
  await teller.lateWarnings(report.warnings);
  const { outcome, generation, root, licenses, bytes, damageCount } = report;
  const end: CommandEnd = {
    report: {
      ...{ command: 'verify', outcome, depth, generation, licenses, bytes, damaged: damageCount },
      ...present('root', root),
    },
    text: textOf(report),
  };
  return outcome === 'good' ? end : { ...end, failure: failureOf(report, location) };
}

function depthOf({ quick = false, deep = false }: VerifyCommandOptions): VerifyDepth {
  if (quick && deep) {
    throw new LicenseStoreError('invalid-argument', 'Give --quick or --deep, not both.');
  }
  return quick ? 'quick' : deep ? 'deep' : 'default';
}

function textOf({ generation, root, licenses, bytes, outcome, damageCount }: VerifyReport): string {
  const verdict = {
    good: 'whole',
    damaged: `${count(damageCount)} damaged`,
    unknown: 'not everything could be read',
  }[outcome];
  return [
    `generation ${generation}, ${root === undefined ? 'manifest damaged' : `root ${root}`}`,
    `${counted(licenses, 'license')}, ${size(bytes)} checked: ${verdict}`,
  ].join('\n');
}

function failureOf(report: VerifyReport, location: Location): LicenseStoreError {
  const { generation, outcome, damage } = report;
  const path = location.toString();
  const [first] = damage;
  if (outcome === 'damaged') {
    return new LicenseStoreError('damaged', `Generation ${generation} in ${path} is damaged.`, {
      details: { ...first, path, generation },
      remedy:
        'wmdrm backup --overwrite --full heals it from the store; wmdrm history shows older generations.',
    });
  }
  return new LicenseStoreError(
    'target-io',
    `Generation ${generation} in ${path} could not be read whole.`,
    {
      details: { ...first, path, generation },
      remedy: 'Run verify again when the target answers.',
    },
  );
}
