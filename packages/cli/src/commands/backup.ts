import { Command } from 'commander';
import { backupLicenses, planBackup, type BackupOptions, type Location } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { readCompression } from './compression-option.js';
import { openForDryRun } from './dry-run-target.js';
import { backedUpText, backupReport, plannedReport, plannedText } from './backup-report.js';
import { globalOptions } from './global-options.js';
import { addRetentionOptions, readRetention, type RetentionOptions } from './retention-options.js';
import { tellRestricted } from './tell-restricted.js';
import { OperationTeller } from './tell-operation.js';

interface BackupCommandOptions extends RetentionOptions {
  readonly overwrite?: boolean;
  readonly full?: boolean;
  readonly compress?: string;
  readonly dryRun?: boolean;
  readonly requireAll?: boolean;
  readonly allowShrink?: boolean;
  readonly replaceOtherStore?: boolean;
}

export function backupCommand(runner: CommandRunner): Command {
  const command = new Command('backup')
    .description('back the store up, naming what may not be copied')
    .argument('<dir>', 'UNC path or local directory')
    .option('--overwrite', 'make a new generation where a backup exists')
    .option('--full', 'back up everything, not only what changed: heals what is damaged')
    .option('--compress <how>', 'auto, while the target is slow; zstd; or none (default: auto)')
    .option('--dry-run', 'tell what would be done, and do nothing')
    .option('--require-all', 'refuse if any license may not be copied')
    .option('--allow-shrink', 'also if less than half of the licenses are left')
    .option('--replace-other-store', 'also if the backup there is of another store');
  return addRetentionOptions(command).action(
    (dir: string, options: BackupCommandOptions, own: Command) =>
      runner.runAt(
        { name: 'backup', usesStore: true, location: dir },
        globalOptions(own),
        (context, location) => backUp(context, location, options),
      ),
  );
}

async function backUp(
  context: CommandContext,
  location: Location,
  options: BackupCommandOptions,
): Promise<CommandEnd> {
  const { settings, signal, out } = context;
  const { policy, tuning } = settings;
  const { overwrite = false, requireAll = false, allowShrink = false } = options;
  const { full = false, dryRun = false, replaceOtherStore = false } = options;
  const retention = readRetention(options);
  const compression = readCompression(options.compress);
  const store = await context.openStore();
  const target = dryRun
    ? await openForDryRun(context, location)
    : await context.openTarget(location, { create: true });
  if (await context.onStoreDevice(location)) {
    await out.warning(
      'same-device',
      `${location.toString()} is on the same device as the store: what breaks one takes the other with it.`,
    );
  }
  const teller = new OperationTeller(out);
  const common: BackupOptions = {
    ...{ store, target, policy, tuning, signal, compression },
    ...{ retention, overwrite, incremental: !full, requireAll, allowShrink, replaceOtherStore },
  };
  if (dryRun) {
    const plan = await planBackup(common);
    await tellRestricted(context, store);
    return { report: plannedReport(plan), text: plannedText(plan) };
  }
  const report = await backupLicenses({ ...common, onEvent: teller.onEvent });
  await teller.lateWarnings(report.warnings);
  return { report: backupReport(report), text: backedUpText(report) };
}
