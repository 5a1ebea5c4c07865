import type { Command } from 'commander';
import type { GlobalOptions } from '../settings.js';

/** Adds the options every command has. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option(
      '--store <file>',
      'the license store (default: WMDRM_STORE, or one in your data directory)',
    )
    .option(
      '--map <share=dir>',
      'directory that stands for a share, repeatable (default: WMDRM_MAP)',
      list,
    )
    .option('--user <name>', 'account for shares that are neither mapped nor mounted')
    .option('--domain <name>', 'of the account')
    .option('--password-file <file>', 'holds the password (default: WMDRM_SMB_PASSWORD)')
    .option('--smb-port <port>', 'port of the server (default: 445)')
    .option('--smb-encrypt', 'refuse a server that would only sign')
    .option('--policy <name>', 'what may leave the store: default or strict')
    .option('--plugin <package>', 'adds license formats or targets, repeatable', list)
    .option('--log <file>', 'appends what is done to a file, one JSON object a line')
    .option('--log-level <level>', 'debug (every call of a target), info, warn or error')
    .option('--json', 'one JSON object a line instead of text')
    .option('--quiet', 'only results, warnings and errors');
}

/** The global options of a command, wherever on the command line they stood. */
export function globalOptions(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}

function list(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
