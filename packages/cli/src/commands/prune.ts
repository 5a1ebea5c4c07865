import { Command } from 'commander';
import { planPrune, pruneBackup, type Location } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import { counted } from '../output/quantities.js';
import type { CommandRunner } from '../run-command.js';
import { openForDryRun } from './dry-run-target.js';
import { globalOptions } from './global-options.js';
import { addRetentionOptions, readRetention, type RetentionOptions } from './retention-options.js';
import { OperationTeller } from './tell-operation.js';

interface PruneCommandOptions extends RetentionOptions {
  readonly dryRun?: boolean;
}

export function pruneCommand(runner: CommandRunner): Command {
  const command = new Command('prune')
    .description('let go of older generations, after reading the newest in full')
    .argument('<dir>', 'UNC path or local directory');
  return addRetentionOptions(command)
    .option('--dry-run', 'tell what would go, and do nothing')
    .action((dir: string, options: PruneCommandOptions, own: Command) =>
      runner.runAt(
        { name: 'prune', usesStore: false, location: dir },
        globalOptions(own),
        (context, location) => prune(context, location, options),
      ),
    );
}

async function prune(
  context: CommandContext,
  location: Location,
  options: PruneCommandOptions,
): Promise<CommandEnd> {
  const { host, signal, out, settings } = context;
  const { tuning } = settings;
  const retention = readRetention(options);
  const target = options.dryRun
    ? await openForDryRun(context, location)
    : await context.openTarget(location);
  if (options.dryRun) {
    const plan = await planPrune({ target, host, signal, retention });
    return {
      report: { command: 'prune', dryRun: true, root: null, ...plan },
      text: `dry run: nothing was removed\n${textOf(plan.pruned, 'would go')}`,
    };
  }
  const teller = new OperationTeller(out);
  const { onEvent } = teller;
  const report = await pruneBackup({ target, host, signal, retention, tuning, onEvent });
  await teller.lateWarnings(report.warnings);
  const { generation, root, retained, pruned } = report;
  return {
    report: { command: 'prune', dryRun: false, generation, root, retained, pruned },
    text: `${counted(retained.length, 'generation')} left\n${textOf(pruned, 'gone')}`,
  };
}

function textOf(pruned: readonly number[], what: string): string {
  const numbers = pruned.length === 0 ? '' : `: ${pruned.join(', ')}`;
  return `${counted(pruned.length, 'generation')} ${what}${numbers}`;
}
