import { Command } from 'commander';
import {
  isLicenseStoreError,
  LicenseStore,
  LicenseStoreError,
  listGenerations,
  memoryStore,
  planRestore,
  restoreLicenses,
  type BackupTarget,
  type Location,
  type RestoreReport,
} from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { count } from '../output/quantities.js';
import { readGeneration } from './generation-option.js';
import { globalOptions } from './global-options.js';
import { OperationTeller } from './tell-operation.js';

interface RestoreCommandOptions {
  readonly generation?: string;
  readonly revive?: boolean;
  readonly dryRun?: boolean;
}

export function restoreCommand(runner: CommandRunner): Command {
  return new Command('restore')
    .description('put the licenses of a backup into the store')
    .argument('<dir>', 'UNC path or local directory')
    .argument('[id...]', 'only these licenses (default: all)')
    .option('--generation <n>', 'an older generation (default: the newest)')
    .option('--revive', 'also licenses that were removed here after the backup')
    .option('--dry-run', 'tell what would be done, and do nothing')
    .action(
      (dir: string, ids: readonly string[], options: RestoreCommandOptions, command: Command) =>
        runner.runAt(
          { name: 'restore', usesStore: true, location: dir },
          globalOptions(command),
          (context, location) => restore(context, location, ids, options),
        ),
    );
}

async function restore(
  context: CommandContext,
  location: Location,
  ids: readonly string[],
  options: RestoreCommandOptions,
): Promise<CommandEnd> {
  const { dryRun = false, revive = false } = options;
  const generation = readGeneration(options.generation);
  const target = await context.openTarget(location);
  await checkBackup(context, target);
  const teller = new OperationTeller(context.out);
  const common = {
    ...{ target, revive, signal: context.signal, onEvent: teller.onEvent },
    ...(generation === undefined ? {} : { generation }),
    ...(ids.length === 0 ? {} : { only: ids }),
  };
  const report = dryRun
    ? await planRestore({ ...common, store: await storeForDryRun(context) })
    : await restoreLicenses({ ...common, store: await context.openOrMakeStore() });
  await teller.lateWarnings(report.warnings);
  const { root, restored, unchanged, kept, notRevived, expired, bytes } = report;
  return {
    report: {
      ...{ command: 'restore', dryRun, generation: report.generation, root },
      ...{ restored, unchanged, kept, notRevived, expired, bytes },
    },
    text: textOf(report, dryRun),
  };
}

async function checkBackup({ host, signal }: CommandContext, target: BackupTarget): Promise<void> {
  const generations = await listGenerations({ target, host, signal });
  if (generations.length > 0) return;
  const path = target.location;
  throw new LicenseStoreError('no-backup', `${path} holds no backup.`, { details: { path } });
}

/** A store that does not exist yet is empty, and a dry run does not create it. */
async function storeForDryRun(context: CommandContext): Promise<LicenseStore> {
  try {
    return await context.openStore();
  } catch (error) {
    if (!isLicenseStoreError(error) || error.code !== 'store-not-found') throw error;
    return new LicenseStore(memoryStore(), { host: context.host });
  }
}

function textOf(report: RestoreReport, dryRun: boolean): string {
  const { restored, unchanged, kept, notRevived, expired, generation, root } = report;
  const over = expired === 0 ? '' : `; ${count(expired)} of the restored expired`;
  return [
    `generation ${generation}, root ${root}`,
    ...(dryRun ? ['dry run: the store was not changed'] : []),
    `${count(restored)} ${dryRun ? 'would be restored' : 'restored'}, ${count(unchanged)} unchanged, ` +
      `${count(kept)} kept (newer here), ${count(notRevived)} not revived${over}`,
  ].join('\n');
}
