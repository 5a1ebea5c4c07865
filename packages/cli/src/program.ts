import { Command } from 'commander';
import { backupCommand } from './commands/backup.js';
import { cleanCommand } from './commands/clean.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { addGlobalOptions } from './commands/global-options.js';
import { historyCommand } from './commands/history.js';
import { importCommand } from './commands/import.js';
import { listCommand } from './commands/list.js';
import { pruneCommand } from './commands/prune.js';
import { reindexCommand } from './commands/reindex.js';
import { removeCommand } from './commands/remove.js';
import { restoreCommand } from './commands/restore.js';
import { showCommand } from './commands/show.js';
import { verifyCommand } from './commands/verify.js';
import type { CommandRunner } from './run-command.js';
import { packageVersion } from './version.js';

const help = `
A location is a UNC path (\\\\server\\share\\dir or //server/share/dir) or a local directory.
In a shell, quote backslashes: '\\\\server\\share\\dir'. Windows opens shares by itself. Elsewhere
--map //server/share=DIR says where one is mounted, and --user reaches one that is not; its password
comes from --password-file or WMDRM_SMB_PASSWORD.

Examples:
  wmdrm import ~/licenses
  wmdrm backup //nas/backups/laptop --map //nas/backups=/mnt/backups
  wmdrm verify //nas/backups/laptop --user ann --password-file ~/.nas-password
  wmdrm restore /mnt/backups/laptop --store /tmp/new.wmdrm

Environment: WMDRM_STORE, WMDRM_MAP (several separated by ;) and WMDRM_SMB_PASSWORD are used where
--store, --map and --password-file are not given.

Exit codes: 0 done, 1 failed, 2 usage, 3 a backup exists and --overwrite was not given, 4 damaged,
5 busy, 6 target unreachable, denied or full, 7 no backup there, 8 refused by a guard, 130 cancelled`;

/** The whole command line. */
export function makeProgram(runner: CommandRunner): Command {
  const program = addGlobalOptions(new Command('wmdrm'))
    .description(
      'Keeps copies of license files you hold, and backs up those whose issuers allow it.\n' +
        'Decrypts nothing, recovers no key, contacts no license server.',
    )
    .version(packageVersion())
    .addHelpText('after', help);
  program.commandsGroup('Licenses:');
  program.addCommand(importCommand(runner));
  program.addCommand(listCommand(runner));
  program.addCommand(showCommand(runner));
  program.addCommand(reindexCommand(runner));
  program.addCommand(exportCommand(runner));
  program.addCommand(removeCommand(runner));
  program.addCommand(cleanCommand(runner));
  program.commandsGroup('Backups:');
  program.addCommand(backupCommand(runner));
  program.addCommand(verifyCommand(runner));
  program.addCommand(historyCommand(runner));
  program.addCommand(restoreCommand(runner));
  program.addCommand(pruneCommand(runner));
  program.addCommand(doctorCommand(runner));
  for (const command of program.commands) command.configureHelp({ showGlobalOptions: true });
  return program;
}
