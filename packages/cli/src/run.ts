import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CommanderError, type Command } from 'commander';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { systemCode } from './files/file-error.js';
import { makeProgram } from './program.js';
import { CommandRunner } from './run-command.js';
import type { Surroundings } from './surroundings.js';

/** Runs the command line and returns its exit code. Never throws. */
export async function run(surroundings: Surroundings): Promise<ExitCode> {
  const lost = watchOutput(surroundings);
  const exitCode = await runProgram(surroundings);
  await written(surroundings.stdout);
  return lost() && exitCode === exitCodes.done ? exitCodes.failed : exitCode;
}

/** Resolves when what was written has gone out, or is known not to: the error comes a moment later than the write. */
async function written(stdout: Writable): Promise<void> {
  await new Promise<void>((resolve) => stdout.write('', () => resolve()));
  await setImmediate();
}

async function runProgram(surroundings: Surroundings): Promise<ExitCode> {
  const runner = new CommandRunner(surroundings);
  const program = makeProgram(runner);
  for (const command of [program, ...program.commands]) {
    overrideOutput(command, surroundings);
  }
  try {
    await program.parseAsync(surroundings.args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    // Without a command the help was shown; it says all there is to say.
    if (error.code === 'commander.help') return exitCodes.usage;
    await runner.usageError(usageMessage(error), { json: asksForJson(surroundings.args) });
  }
  return runner.exitCode;
}

/** A reader who has gone is no error, output that could not be written is: then the answer is true. */
function watchOutput({ stdout, stderr }: Surroundings): () => boolean {
  let lost = false;
  stdout.on('error', (error) => {
    if (lost || systemCode(error) === 'EPIPE') return;
    lost = true;
    const cause = systemCode(error) ?? error.message;
    stderr.write(`error: Standard output cannot be written (${cause}).\n`);
    stderr.write('remedy: Free space, or send the output elsewhere.\n');
  });
  stderr.on('error', () => undefined);
  return () => lost;
}

function overrideOutput(command: Command, { stdout, stderr }: Surroundings): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    getOutHelpWidth: () => stdout.columns ?? 100,
    getErrHelpWidth: () => stderr.columns ?? 100,
    // Told by the runner, in the form the user chose.
    outputError: () => undefined,
  });
}

/** `error: unknown command 'lst'\n(Did you mean list?)` as a sentence. */
function usageMessage({ message }: CommanderError): string {
  const text = message.replace(/^error: /, '').replaceAll('\n', ' ');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?)]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Commander has given up on the options by then. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes('--json');
}
