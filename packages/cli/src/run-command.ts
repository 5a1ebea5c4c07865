import { LicenseStoreError, uncWarnings, type Location, type UncPath } from '@wmdrm/core';
import type { CommandContext, CommandEnd } from './command-context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { readLocation } from './locations/read-location.js';
import type { CommandLog, LoggedCommand } from './log/command-log.js';
import { LogFile } from './log/log-file.js';
import { openContext } from './open-context.js';
import { errorEnd, type ErrorEnd } from './output/end-lines.js';
import { makeOutput } from './output/make-output.js';
import type { EndLine, Output } from './output/output.js';
import { readSettings, type GlobalOptions, type Settings } from './settings.js';
import type { Surroundings } from './surroundings.js';

/** What is told of a command before it does anything. */
export interface CommandSpec {
  readonly name: string;
  readonly usesStore: boolean;
  /** Backup location as the user wrote it. */
  readonly location?: string;
}

/** Does the work of a command. `location` is the one of the spec, read. */
export type CommandBody<Place> = (context: CommandContext, location: Place) => Promise<CommandEnd>;

/** Runs commands and remembers how the last one ended. */
export class CommandRunner {
  exitCode: ExitCode = exitCodes.done;
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Runs a command without a backup location. Never throws. */
  async run(
    spec: Omit<CommandSpec, 'location'>,
    options: GlobalOptions,
    body: CommandBody<undefined>,
  ): Promise<void> {
    await this.#run(spec, options, () => undefined, body);
  }

  /** Runs a command on a backup location. Never throws. */
  async runAt(
    spec: CommandSpec & { readonly location: string },
    options: GlobalOptions,
    body: CommandBody<Location>,
  ): Promise<void> {
    const { cwd } = this.#surroundings;
    await this.#run(spec, options, () => readLocation(spec.location, cwd), body);
  }

  async #run<Place extends Location | undefined>(
    spec: CommandSpec,
    options: GlobalOptions,
    place: () => Place,
    body: CommandBody<Place>,
  ): Promise<void> {
    const { json = false, quiet = false } = options;
    const out = makeOutput(this.#surroundings, { json, quiet });
    let settings: Settings;
    let location: Place;
    let logFile: LogFile | undefined;
    try {
      settings = readSettings(options, this.#surroundings.env, this.#surroundings.cwd);
      location = place();
      logFile = settings.log && LogFile.open(settings.log);
    } catch (error) {
      // What the user wrote is not repeated: a location that cannot be read may hold a password.
      await out.started({ type: 'started', command: spec.name });
      return this.#end(out, errorEnd(error), error);
    }
    const told = {
      command: spec.name,
      ...(spec.usesStore ? { store: settings.store } : {}),
      ...(location === undefined ? {} : { location: location.toString() }),
    };
    const log = logFile && (await startLog(logFile, told));
    await out.started({ type: 'started', ...told });
    if (location?.kind === 'unc') await warnOf(out, location);
    try {
      const end = await this.#withContext(settings, out, (context) => body(context, location));
      if (end.failure) {
        await out.data(undefined, end.text);
        return await this.#end(out, errorEnd(end.failure, end.report), end.failure, log);
      }
      const line = { type: 'completed', ...end.report } as const;
      await endLog(log, out, line, exitCodes.done);
      await out.end(line, end.text);
    } catch (error) {
      return this.#end(out, errorEnd(error), error, log);
    }
  }

  async #withContext(
    settings: Settings,
    out: Output,
    body: (context: CommandContext) => Promise<CommandEnd>,
  ): Promise<CommandEnd> {
    const { context, close } = await openContext(settings, out, this.#surroundings);
    let end: CommandEnd;
    try {
      end = await body(context);
    } catch (error) {
      await close().catch(() => undefined);
      throw error;
    }
    await close();
    return end;
  }

  async #end(
    out: Output,
    { line, text, exitCode }: ErrorEnd,
    error: unknown,
    log?: CommandLog,
  ): Promise<void> {
    this.exitCode = exitCode;
    await endLog(log, out, line, exitCode);
    await out.end(line, text);
    if (this.#surroundings.env['WMDRM_DEBUG'] === '1' && error instanceof Error) {
      this.#surroundings.stderr.write(`${error.stack ?? error.message}\n`);
    }
  }

  /** Tells of a command line that names no command, or not in this way. */
  async usageError(message: string, options: GlobalOptions): Promise<void> {
    const out = makeOutput(this.#surroundings, { json: options.json ?? false, quiet: false });
    const error = new LicenseStoreError('invalid-argument', message, {
      remedy: 'wmdrm --help, or wmdrm COMMAND --help, shows how it is used.',
    });
    await this.#end(out, errorEnd(error), error);
  }
}

/** What writes the log is loaded only where there is one. */
async function startLog(file: LogFile, command: LoggedCommand): Promise<CommandLog> {
  const { CommandLog } = await import('./log/command-log.js');
  return new CommandLog(file, command);
}

async function endLog(
  log: CommandLog | undefined,
  out: Output,
  line: EndLine,
  exitCode: ExitCode,
): Promise<void> {
  const missing = log?.end(line, exitCode);
  if (missing !== undefined) await out.warning('log-incomplete', missing);
}

async function warnOf(out: Output, location: UncPath): Promise<void> {
  for (const code of location.warnings) {
    const { meaning, remedy } = uncWarnings[code];
    await out.warning(code, `${meaning} ${remedy}`);
  }
}
