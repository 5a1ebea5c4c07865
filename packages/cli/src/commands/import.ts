import { Command } from 'commander';
import { LicenseStoreError, throwIfCancelled } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { checkNamed, licenseFiles } from '../files/license-files.js';
import { globalOptions } from './global-options.js';
import { attachHeaders, readHeaders } from './attach-headers.js';
import { ImportBatch } from './import-batch.js';
import { ImportTally } from './import-tally.js';
import { namedFormat } from './named-format.js';
import { OperatorStatement, type StatementOptions } from './operator-statement.js';
import { readImportFile } from './read-import-file.js';

interface ImportOptions extends StatementOptions {
  readonly format?: string;
  readonly header?: readonly string[];
}

export function importCommand(runner: CommandRunner): Command {
  return new Command('import')
    .description('store the licenses of files, directories or - (stdin)')
    .argument('[path...]', 'license files; directories with everything below them')
    .option('--format <id>', 'what all of them are, instead of asking each format')
    .option(
      '--header <file>',
      'header of content, whose title its licenses get as label, repeatable',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option(
      '--xmr-rights <backup:known>',
      'what the bits of XMR rights settings mean to your issuer',
    )
    .option(
      '--sealed-backup <yes|no>',
      'whether the issuer of sealed licenses lets them be backed up (default: they stay)',
    )
    .action((paths: readonly string[], options: ImportOptions, command: Command) =>
      runner.run({ name: 'import', usesStore: true }, globalOptions(command), (context) =>
        importFiles(context, paths, options),
      ),
    );
}

async function importFiles(
  context: CommandContext,
  paths: readonly string[],
  options: ImportOptions,
): Promise<CommandEnd> {
  const statement = new OperatorStatement(options);
  const { xmrRights } = statement;
  const format =
    options.format === undefined ? undefined : namedFormat(options.format, await context.formats());
  if (paths.length === 0 && !options.header) {
    throw new LicenseStoreError('invalid-argument', 'Nothing was named to import.', {
      remedy: 'Name license files or directories, or a header with --header.',
    });
  }
  await checkNamed(paths);
  // Before anything is stored: what is wrong with them is wrong with the command line.
  const headers = await readHeaders(options.header ?? []);
  const store = await context.openStore({ create: paths.length > 0 });
  const tally = new ImportTally(context.out);
  const batch = new ImportBatch(async (licenses, files) => {
    const { signal } = context;
    tally.stored(await store.add(licenses, { redescribe: statement.concerns, signal }));
    for (const file of files) await tally.imported(file);
  });
  try {
    for await (const file of licenseFiles(paths)) {
      throwIfCancelled(context.signal);
      const read = await readImportFile(file, context, { xmrRights, format });
      await tally.read(file.path, read);
      await batch.add(file.path, read.licenses.map(statement.apply));
    }
    await batch.store();
    await attachHeaders(headers, store, tally);
  } catch (error) {
    throw tally.cancelled(error);
  }
  return tally.end();
}
