import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { StepResult } from '../child/step.ts';
import { bytesBelow, flushBelow } from '../loops/files-below.ts';
import type { Command } from './command.ts';

/**
 * Runs programs one after the other, from the start of the first to the end of the last, and flushes what then lies below a
 * directory. `bytes` are those that it has more than before.
 */
export async function runCommands(options: {
  readonly commands: readonly Command[];
  /** Made if it is missing. */
  readonly written: string;
}): Promise<StepResult> {
  const { commands, written } = options;
  mkdirSync(written, { recursive: true });
  const before = bytesBelow(written);
  for (const command of commands) run(command);
  flushBelow(written);
  return { licenses: 0, bytes: bytesBelow(written) - before };
}

function run({ program, args, env, cwd }: Command): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
}
