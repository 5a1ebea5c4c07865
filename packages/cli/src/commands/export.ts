import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { LicenseStoreError, type LicenseStore, type LicenseSummary } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { fileError } from '../files/file-error.js';
import { count, counted, size } from '../output/quantities.js';
import { printable } from '../output/printable.js';
import { ExportPlan } from './export-plan.js';
import { exportFile } from './export-file.js';
import { findLicenses } from './find-licenses.js';
import { globalOptions } from './global-options.js';
import { reasonTexts, restrictedText, restrictionOf, toRestricted } from './policy-answer.js';

interface ExportOptions {
  readonly all?: boolean;
  readonly to: string;
}

export function exportCommand(runner: CommandRunner): Command {
  return new Command('export')
    .description('write licenses a backup may hold out as files')
    .argument('[id...]', 'ids, or beginnings of them that are unique')
    .option('--all', 'every license that may leave the store; the others are named')
    .requiredOption('--to <dir>', 'directory for the files; nothing in it is overwritten')
    .action((ids: readonly string[], options: ExportOptions, command: Command) =>
      runner.run({ name: 'export', usesStore: true }, globalOptions(command), (context) =>
        exportLicenses(context, ids, options),
      ),
    );
}

async function exportLicenses(
  context: CommandContext,
  ids: readonly string[],
  options: ExportOptions,
): Promise<CommandEnd> {
  const all = options.all ?? false;
  if (all === ids.length > 0) {
    throw new LicenseStoreError('invalid-argument', 'Give ids, or --all instead of them.', {
      remedy: 'wmdrm list shows the ids.',
    });
  }
  const directory = path.resolve(context.cwd, options.to);
  const store = await context.openStore();
  const plan = new ExportPlan({ host: context.host, formats: await context.formats() });
  const restricted = all
    ? await planAll(context, store, plan)
    : await planNamed(context, store, plan, ids);
  const files = await plan.files(directory);
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileError(error, 'create', directory);
  });
  const written = { files: 0, licenses: 0, bytes: 0 };
  for (const file of files) {
    for (const line of await exportFile(context, store, directory, file)) {
      written.files++;
      written.licenses += line.licenses.length;
      written.bytes += line.bytes;
      await context.out.note(line, `written: ${printable(line.path)}`);
    }
  }
  const left = restricted === 0 ? '' : `, ${count(restricted)} not`;
  return {
    report: { command: 'export', ...written, restricted },
    text: `${counted(written.licenses, 'license')} exported${left}; ${counted(written.files, 'file')}, ${size(written.bytes)}`,
  };
}

/** Plans what may leave, names what may not, and returns how many the latter are. */
async function planAll(
  { out, settings, signal }: CommandContext,
  store: LicenseStore,
  plan: ExportPlan,
): Promise<number> {
  let count = 0;
  for await (const lot of store.list({ signal })) {
    const restricted = lot.flatMap((license) => {
      const reason = restrictionOf(settings.policy, license);
      if (reason !== undefined) return [toRestricted(license, reason)];
      plan.add(license);
      return [];
    });
    if (restricted.length === 0) continue;
    count += restricted.length;
    await out.data({ type: 'restricted', licenses: restricted }, restrictedText(restricted));
  }
  return count;
}

async function planNamed(
  { settings }: CommandContext,
  store: LicenseStore,
  plan: ExportPlan,
  ids: readonly string[],
): Promise<number> {
  for (const license of await findLicenses(store, ids)) {
    const reason = restrictionOf(settings.policy, license);
    if (reason !== undefined) throw mayNotLeave(license, reasonTexts[reason]);
    plan.add(license);
  }
  return 0;
}

function mayNotLeave({ id, label }: LicenseSummary, why: string): LicenseStoreError {
  return new LicenseStoreError(
    'license-restricted',
    `${label ?? id} may not leave the store: ${why}.`,
    { details: { license: id, ...(label === undefined ? {} : { label }) } },
  );
}
