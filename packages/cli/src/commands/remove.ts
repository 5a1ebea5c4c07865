import { Command } from 'commander';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { printable } from '../output/printable.js';
import { counted } from '../output/quantities.js';
import { findLicenses } from './find-licenses.js';
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
  const licenses = await findLicenses(store, ids);
  const removed = await store.remove(licenses.map(({ shortId }) => shortId));
  for (const { id, shortId, label } of licenses) {
    await context.out.note(
      { type: 'removed', id, shortId, ...present('label', label) },
      `removed: ${printable(label ?? id)}`,
    );
  }
  return { report: { command: 'remove', removed }, text: `${counted(removed, 'license')} removed` };
}
