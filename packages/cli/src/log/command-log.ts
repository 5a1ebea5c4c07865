import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { ExitCode } from '../exit-codes.js';
import type { EndLine } from '../output/output.js';
import { packageVersion } from '../version.js';
import type { LogFile } from './log-file.js';
import { logTraces, milliseconds } from './log-traces.js';

/** What is told of a command when it begins. */
export interface LoggedCommand {
  readonly command: string;
  readonly store?: string;
  readonly location?: string;
}

/** The log of one command: one JSON object a line, from its start to its end. */
export class CommandLog {
  readonly #file: LogFile;
  readonly #logger: Logger;
  readonly #begun = performance.now();
  readonly #command: LoggedCommand;
  readonly #endTraces: () => void;
  #closed = false;

  constructor(file: LogFile, command: LoggedCommand) {
    this.#file = file;
    this.#command = command;
    this.#logger = pino(
      {
        level: file.level,
        base: { pid: process.pid },
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      file,
    );
    this.#logger.info({ ...command, version: packageVersion() }, 'command started');
    this.#endTraces = logTraces(this.#logger);
  }

  /** Tells how the command ended, and closes the file. Says why lines are missing, if some are. Idempotent. */
  end(line: EndLine, exitCode: ExitCode): string | undefined {
    if (this.#closed) return undefined;
    this.#closed = true;
    this.#endTraces();
    const { command } = this.#command;
    const facts = { command, exitCode, ms: milliseconds(performance.now() - this.#begun) };
    if (line.type === 'completed') {
      const { type: _type, command: _command, ...report } = line;
      this.#logger.info({ ...facts, report }, 'command completed');
    } else if (line.type === 'cancelled') {
      this.#logger.warn({ ...facts, code: 'cancelled' }, 'command cancelled');
    } else {
      this.#logger.error({ ...facts, code: line.code, error: line.message }, 'command failed');
    }
    this.#file.close();
    const { failure, path } = this.#file;
    return failure === undefined ? undefined : `Lines are missing in the log ${path} (${failure}).`;
  }
}
