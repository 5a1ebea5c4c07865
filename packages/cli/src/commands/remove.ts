import { Command } from 'commander';
import { isLicenseStoreError, type LicenseStore, type LicenseSummary } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { printable } from '../output/printable.js';
import { counted } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { present } from './license-line.js';

export function removeCommand(runner: CommandRunner): Command {
  return new Command('remove')
    .description('remove licenses; import brings them back')
    .argument('<id...>', 'ids, or beginnings of them that are unique')
    .action((ids: readonly string[], _options: unknown, command: Command) =>
      runner.run({ name: 'remove', usesStore: true }, globalOptions(command), (context) =>
        remove(context, ids),
      ),
    );
}

async function remove(context: CommandContext, ids: readonly string[]): Promise<CommandEnd> {
  const store = await context.openStore();
  const licenses = await findRemovable(store, ids);
  const removed = await store.remove(licenses.map(({ shortId }) => shortId));
  for (const { id, shortId, label } of licenses) {
    await context.out.note(
      { type: 'removed', id, shortId, ...present('label', label) },
      `removed: ${printable(label ?? id)}`,
    );
  }
  return { report: { command: 'remove', removed }, text: `${counted(removed, 'license')} removed` };
}

type Removable = Pick<LicenseSummary, 'id' | 'shortId' | 'label'>;

/** The licenses with these ids, each once. One that rotted is found too: it stands in the way of every backup. */
async function findRemovable(
  store: LicenseStore,
  ids: readonly string[],
): Promise<readonly Removable[]> {
  const found = new Map<string, Removable>();
  for (const id of ids) {
    const license = await store.get(id).catch(rottenLicense);
    if (!found.has(license.shortId)) found.set(license.shortId, license);
  }
  return [...found.values()];
}

/** The license `error` says has rotted; throws other errors. */
function rottenLicense(error: unknown): Removable {
  if (!isLicenseStoreError(error) || error.code !== 'store-corrupt') throw error;
  const { license, label, shortId } = error.details;
  if (license === undefined || typeof shortId !== 'string') throw error;
  return { id: license, shortId, ...(label === undefined ? {} : { label }) };
}
