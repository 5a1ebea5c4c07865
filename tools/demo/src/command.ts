import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoShare } from './demo-share.ts';
import { shippedCommand, workFolder } from './work-folder.ts';
import { expectThat } from './surprise.ts';

/** Small pieces, so that a small backup has many: the run can be stopped between them. */
const tuning = { segmentBytes: 2 * 1024 * 1024, chunkBytes: 2048 };

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and standard error, in the order in which they were written. */
  readonly output: string;
}

/** Runs `wmdrm` in the work folder and shows what it did. */
export class Commands {
  /** Set for every command. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #share: DemoShare;

  constructor(share: DemoShare) {
    this.#share = share;
    this.environment = {
      WMDRM_STORE: 'laptop.wmdrm',
      ...share.environment,
      WMDRM_TUNING: JSON.stringify(tuning),
    };
  }

  /** Shows the command, its exit code and its output, and checks the exit code. */
  async wmdrm(args: readonly string[], expectedExitCode: number): Promise<Ended> {
    const ended = await this.#run(args);
    const { exitCode } = ended;
    expectThat(
      exitCode === expectedExitCode,
      `the exit code is ${expectedExitCode}, not ${exitCode}`,
    );
    return ended;
  }

  /** Kills the command as soon as `isTime`; shows command, end and the beginning of its output. */
  async wmdrmKilled(args: readonly string[], isTime: () => boolean): Promise<Ended> {
    const ended = await this.#run(args, isTime);
    expectThat(ended.signal === 'SIGKILL', 'the command was killed before it had ended by itself');
    return ended;
  }

  async #run(written: readonly string[], isTimeToKill?: () => boolean): Promise<Ended> {
    const { PATH = '' } = process.env;
    const { location, options } = this.#share;
    const args = written.includes(location) ? [...written, ...options] : written;
    const file = path.join(workFolder, 'output.txt');
    const output = openSync(file, 'w');
    const child = spawn(process.execPath, [shippedCommand, ...args], {
      cwd: workFolder,
      // Its own home: nothing of this user is read or written.
      env: { PATH, HOME: workFolder, ...this.environment },
      // A terminal mixes both as they come, and so does a file they share.
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    const watch = setInterval(() => {
      if (isTimeToKill?.()) child.kill('SIGKILL');
    }, 1);
    const [exitCode, signal] = (await once(child, 'close').finally(() => clearInterval(watch))) as [
      number | null,
      NodeJS.Signals | null,
    ];
    const ended = { exitCode, signal, output: readFileSync(file, 'utf8') };
    show(args, ended);
    return ended;
  }
}

function show(args: readonly string[], { exitCode, signal, output }: Ended): void {
  const line = args.map((arg) => (/^[\w./-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ');
  console.log(`\n$ wmdrm ${line}`);
  console.log(signal === null ? `exit code ${exitCode}` : `ended by ${signal}`);
  for (const row of output.trimEnd().split('\n')) if (row !== '') console.log(`  ${row}`);
}
