import { Command } from 'commander';
import type { LicenseStore, LicenseSummary } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { printable } from '../output/printable.js';
import { count, counted } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { licenseLine } from './license-line.js';
import { reasonTexts, restrictionOf } from './policy-answer.js';

interface ListOptions {
  readonly keyId?: string;
  readonly restricted?: boolean;
}

/** Digits of a short id that are shown; few enough to type, enough to be unique. */
export const shownIdDigits = 12;

const widths = { id: shownIdDigits, backup: 23, format: 15, keyId: 36 } as const;
const heading = row('ID', 'BACKUP', 'FORMAT', 'KEY ID', 'LABEL');

export function listCommand(runner: CommandRunner): Command {
  return new Command('list')
    .description('list the licenses of the store')
    .option('--key-id <kid>', 'only those of this key id (GUID, base64 or hexadecimal)')
    .option('--restricted', 'only those that go into no backup')
    .action((options: ListOptions, command: Command) =>
      runner.run({ name: 'list', usesStore: true }, globalOptions(command), (context) =>
        list(context, options),
      ),
    );
}

async function list(context: CommandContext, options: ListOptions): Promise<CommandEnd> {
  const { out, settings } = context;
  const store = await context.openStore();
  let licenses = 0;
  let restricted = 0;
  for await (const lot of lots(store, options, context.signal)) {
    if (out.closed) break;
    for (const license of lot) {
      const reason = restrictionOf(settings.policy, license);
      if (options.restricted && reason === undefined) continue;
      if (licenses === 0) await out.data(undefined, heading);
      licenses++;
      if (reason !== undefined) restricted++;
      const text = row(
        license.shortId.slice(0, shownIdDigits),
        reason === undefined ? 'yes' : `no, ${reasonTexts[reason]}`,
        license.policyClass.format,
        keyIdText(license.keyIds),
        printable(license.label ?? ''),
      );
      await out.data(licenseLine(license, settings.policy), text);
    }
  }
  const note = restricted === 0 ? '' : `, ${count(restricted)} of them in no backup`;
  return {
    report: { command: 'list', licenses, restricted },
    text: `${counted(licenses, 'license')}${note}`,
  };
}

function lots(
  store: LicenseStore,
  options: ListOptions,
  signal: AbortSignal,
): AsyncIterable<readonly LicenseSummary[]> {
  const { keyId } = options;
  return keyId === undefined ? store.list({ signal }) : one(() => store.findByKeyId(keyId));
}

async function* one<T>(make: () => Promise<T>): AsyncGenerator<T, void> {
  yield await make();
}

function keyIdText(keyIds: readonly string[]): string {
  const [first = '-', ...more] = keyIds;
  return more.length === 0 ? first : `${first} +${more.length}`;
}

function row(id: string, backup: string, format: string, keyId: string, label: string): string {
  const cells = [
    id.padEnd(widths.id),
    backup.padEnd(widths.backup),
    format.padEnd(widths.format),
    keyId.padEnd(widths.keyId),
    label,
  ];
  return cells.join('  ').trimEnd();
}
