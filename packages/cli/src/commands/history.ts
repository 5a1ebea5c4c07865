import { Command } from 'commander';
import {
  LicenseStoreError,
  listGenerations,
  type GenerationDetails,
  type GenerationInfo,
  type Location,
} from '@wmdrm/core';
import type { CommandContext, CommandEnd } from '../command-context.js';
import type { CommandRunner } from '../run-command.js';
import type { GenerationLine, GenerationLineDetails } from '../output/output-line.js';
import { printable } from '../output/printable.js';
import { count, counted, isoDate, readableDate, size } from '../output/quantities.js';
import { globalOptions } from './global-options.js';
import { present } from './license-line.js';

export function historyCommand(runner: CommandRunner): Command {
  return new Command('history')
    .description('list the generations a backup holds')
    .argument('<dir>', 'UNC path or local directory')
    .action((dir: string, _options: unknown, command: Command) =>
      runner.runAt(
        { name: 'history', usesStore: false, location: dir },
        globalOptions(command),
        history,
      ),
    );
}

async function history(context: CommandContext, location: Location): Promise<CommandEnd> {
  const { out, host, signal } = context;
  const target = await context.openTarget(location);
  const generations = await listGenerations({ target, host, signal });
  if (generations.length === 0) {
    const path = location.toString();
    throw new LicenseStoreError('no-backup', `${path} holds no backup.`, { details: { path } });
  }
  for (const generation of generations) {
    await out.data(lineOf(generation), textOf(generation));
  }
  const number = generations.length;
  return {
    report: { command: 'history', generations: number },
    text: counted(number, 'generation'),
  };
}

function lineOf({ number, newest, retained, details, problem }: GenerationInfo): GenerationLine {
  return {
    ...{ type: 'generation', generation: number, newest, retained },
    ...present('details', details && detailsOf(details)),
    ...present('problem', problem?.message),
  };
}

function detailsOf({ time, ...rest }: GenerationDetails): GenerationLineDetails {
  return { ...rest, ...present('created', isoDate(time)) };
}

function textOf({ number, newest, retained, details, problem }: GenerationInfo): string {
  const marks = [newest ? 'newest' : '', retained ? '' : 'not part of the set any more'];
  const mark = marks.filter((word) => word !== '').join(', ');
  const name = `generation ${number}${mark === '' ? '' : ` (${mark})`}`;
  if (!details) return `${name}: ${printable(problem?.message ?? 'cannot be read')}`;
  const { time, licenses, restricted, bytes, deltas, root } = details;
  const behind = deltas === 0 ? '' : ` with ${counted(deltas, 'delta')} behind its base`;
  const left = restricted === 0 ? '' : `, ${count(restricted)} left out`;
  return `${name}: ${readableDate(time)}, ${counted(licenses, 'license')}${left}, ${size(bytes)}${behind}, root ${root}`;
}
