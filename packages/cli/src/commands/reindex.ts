import { Command } from 'commander';
import {
  LicenseStoreError,
  reindexLicenses,
  verdicts,
  type ReindexEvent,
  type ReindexReport,
} from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import type { Output } from '../output/output.js';
import { printable } from '../output/printable.js';
import { count, counted } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { present } from './license-line.js';
import { readSealedBackup, type StatementOptions } from './operator-statement.js';
import { readXmrRights } from './xmr-rights.js';

interface ReindexCommandOptions extends StatementOptions {
  readonly dryRun?: boolean;
}

export function reindexCommand(runner: CommandRunner): Command {
  return new Command('reindex')
    .description('describe the stored licenses anew, after a format or your mask changed')
    .option(
      '--xmr-rights <backup:known>',
      'what the bits of XMR rights settings mean (default: what was said before stands)',
    )
    .option(
      '--sealed-backup <yes|no>',
      'whether the issuers of all sealed licenses let them be backed up',
    )
    .option('--dry-run', 'tell what would change, and change nothing')
    .action((options: ReindexCommandOptions, command: Command) =>
      runner.run({ name: 'reindex', usesStore: true }, globalOptions(command), (context) =>
        reindex(context, options),
      ),
    );
}

async function reindex(
  context: CommandContext,
  options: ReindexCommandOptions,
): Promise<CommandEnd> {
  const { signal, out } = context;
  const formats = await context.formats();
  const { dryRun = false } = options;
  const xmrRights = options.xmrRights === undefined ? undefined : readXmrRights(options.xmrRights);
  const sealedBackup =
    options.sealedBackup === undefined ? undefined : readSealedBackup(options.sealedBackup);
  const store = await context.openStore();
  const left = new LeftLicenses(out);
  const done = await reindexLicenses({
    ...{ store, formats, dryRun, signal, onEvent: (event) => left.tell(event) },
    ...present('xmrRights', xmrRights),
    ...present('sealedBackup', sealedBackup),
  });
  const { unknownFormats, ...counts } = done;
  for (const [format, licenses] of Object.entries(unknownFormats)) {
    await out.warning(
      'format-unknown',
      `No plugin that reads ${format} licenses is loaded: ${counted(licenses, 'license')} left as they are.`,
    );
  }
  const unknownFormat = Object.values(unknownFormats).reduce((sum, each) => sum + each, 0);
  const end = {
    report: { command: 'reindex', ...counts, unknownFormat },
    text: textOf(done, unknownFormat),
  } as const;
  const failure = left.failure(done.unreadable);
  return failure ? { ...end, failure } : end;
}

/** Tells what happens, and remembers the first license that could not be read. */
class LeftLicenses {
  readonly #out: Output;
  #first: Extract<ReindexEvent, { readonly type: 'left' }> | undefined;

  constructor(out: Output) {
    this.#out = out;
  }

  async tell(event: ReindexEvent): Promise<void> {
    if (event.type === 'progress') return this.#out.progress(event);
    const { id, shortId, label } = event.license;
    const license = { id, shortId, ...present('label', label) };
    const name = printable(label ?? id);
    if (event.type === 'redescribed') {
      const { type, from, to } = event;
      return this.#out.note({ type, ...license, from, to }, `${name}: ${from} → ${to}`);
    }
    this.#first ??= event;
    const { code, message } = event.error;
    await this.#out.data(
      { type: 'unreadable', ...license, code, message },
      `left as it is: ${name}: ${printable(message)}`,
    );
  }

  failure(unreadable: number): Error | undefined {
    if (!this.#first) return undefined;
    const { error, license } = this.#first;
    const more = unreadable === 1 ? '' : ` (and ${count(unreadable - 1)} more)`;
    return new LicenseStoreError(
      error.code,
      `License ${license.label ?? license.id} cannot be read and was left as it is${more}.`,
      {
        cause: error,
        remedy: `${error.remedy} Everything else is done.`,
        details: { license: license.id, ...present('label', license.label) },
      },
    );
  }
}

function textOf(report: ReindexReport, unknownFormat: number): string {
  const { dryRun, licenses, updated, unchanged, unreadable, final, before, after } = report;
  const rows = verdicts
    .filter((verdict) => before[verdict] !== undefined || after[verdict] !== undefined)
    .map((verdict) => {
      const [was, is] = [before[verdict] ?? 0, after[verdict] ?? 0].map(count);
      return was === is ? `${verdict} ${is}` : `${verdict} ${was} → ${is}`;
    });
  const others = [
    [unreadable, 'not readable'],
    [unknownFormat, 'of unknown format'],
    [final, 'denied or temporary for good'],
  ] as const;
  const detail = others
    .filter(([number]) => number > 0)
    .map(([number, what]) => `; ${count(number)} ${what}`)
    .join('');
  return [
    ...(dryRun ? ['dry run: the store was not changed'] : []),
    ...(rows.length === 0 ? [] : [`backup: ${rows.join(', ')}`]),
    `${counted(licenses, 'license')}: ${count(updated)} ${dryRun ? 'would be described' : 'described'} ` +
      `anew, ${count(unchanged)} unchanged${detail}`,
  ].join('\n');
}
