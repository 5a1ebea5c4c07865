import { Command } from 'commander';
import type { CommandRunner } from '../run-command.js';
import { counted } from '../output/quantities.js';
import { globalOptions } from './global-options.js';

export function cleanCommand(runner: CommandRunner): Command {
  return new Command('clean')
    .description('drop the bytes of removed licenses')
    .action((_options: unknown, command: Command) =>
      runner.run({ name: 'clean', usesStore: true }, globalOptions(command), async (context) => {
        const store = await context.openStore();
        const purged = await store.clean();
        return {
          report: { command: 'clean', purged },
          text: `bytes of ${counted(purged, 'removed license')} dropped`,
        };
      }),
    );
}
