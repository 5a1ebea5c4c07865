import { Command } from 'commander';
import { LicenseStoreError, type LicenseDescription, type StoredLicense } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import { globalOptions } from './global-options.js';
import { licenseLine } from './license-line.js';
import { licenseText } from './license-text.js';
import { restrictionOf } from './policy-answer.js';

interface ShowOptions {
  readonly odrl?: boolean;
}

export function showCommand(runner: CommandRunner): Command {
  return new Command('show')
    .description('show what a license says; never its key material')
    .argument('<id>', 'its id, or a beginning of it that is unique')
    .option('--odrl', 'as a W3C ODRL 2.2 policy, JSON-LD')
    .action((id: string, { odrl = false }: ShowOptions, command: Command) =>
      runner.run({ name: 'show', usesStore: true }, globalOptions(command), (context) =>
        odrl ? showOdrl(context, id) : show(context, id),
      ),
    );
}

async function show(context: CommandContext, id: string): Promise<CommandEnd> {
  const { out, settings } = context;
  const store = await context.openStore();
  const license = await store.get(id);
  const description = await describe(context, license);
  const line = {
    ...licenseLine(license, settings.policy),
    ...(description ? { description } : {}),
  };
  await out.data(line, licenseText(license, description, restrictionOf(settings.policy, license)));
  return { report: { command: 'show', licenses: 1 }, text: '' };
}

/** The same, in the words of another standard: nothing but the policy, so that it can be piped on. */
async function showOdrl(context: CommandContext, id: string): Promise<CommandEnd> {
  const { out, settings } = context;
  const store = await context.openStore();
  const license = await store.get(id);
  const description = await describe(context, license);
  if (!description) {
    throw new LicenseStoreError('unsupported', `License ${license.id} cannot be read.`, {
      details: { license: license.id },
      remedy: 'Load the plugin that reads its format (--plugin).',
    });
  }
  const { toOdrl } = await import('@wmdrm/formats');
  const odrl = toOdrl({ ...license, description });
  const line = { ...licenseLine(license, settings.policy), odrl };
  await out.data(line, JSON.stringify(odrl, null, 2));
  return { report: { command: 'show', licenses: 1 }, text: '' };
}

async function describe(
  context: CommandContext,
  license: StoredLicense,
): Promise<LicenseDescription | undefined> {
  const wanted = license.policyClass.format;
  const format = (await context.formats()).find(({ id }) => id === wanted);
  if (format) return format.describe(license.payload, { hasher: context.host.hasher });
  await context.out.warning(
    'format-unknown',
    `No plugin that reads ${wanted} licenses is loaded: only what the store knows is shown.`,
  );
  return undefined;
}
