import { execFile, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../workspace.js';

const tools = path.join(root, 'tools');

/** Nothing but the standard library can be imported, and nothing is left beside the program. */
const alone = ['-I', '-S', '-B'];

/** Where it is: it is found without `PATH`, too. */
const python =
  spawnSync('python3', ['-c', 'import sys; print(sys.executable)']).stdout?.toString().trim() ||
  'python3';

/** Why the reader cannot run here; `undefined` if it can. */
export const whyNoPython: string | undefined =
  spawnSync('python3', ['--version']).status === 0 ? undefined : 'needs python3';

/** The same of compressed sets. */
export const whyNoZstd: string | undefined =
  spawnSync('zstd', ['--version']).status === 0 ? undefined : 'needs the command zstd';

export interface ReaderResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tools/read_backup.py` as anybody does. */
export function runReader(...args: readonly string[]): Promise<ReaderResult> {
  return runReaderWith({}, ...args);
}

/** The same with these variables in its environment. */
export function runReaderWith(
  variables: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<ReaderResult> {
  const program = path.join(tools, 'read_backup.py');
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...variables };
    execFile(python, [...alone, program, ...args], { env }, (error, stdout, stderr) => {
      const exitCode = error ? error.code : 0;
      if (typeof exitCode === 'number') resolve({ exitCode, stdout, stderr });
      else reject(new Error('The reader did not end by itself.', { cause: error }));
    });
  });
}

/** Runs the command once for each line of arguments. */
const server = `
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
import read_backup
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = read_backup.main(json.loads(line))
    print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)
`;

/** The same command many times in one process: Python is started only once. */
export class PythonReader {
  readonly #process = spawn('python3', [...alone, '-c', server, tools], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  /** One call at a time. */
  async run(...args: readonly string[]): Promise<ReaderResult> {
    this.#process.stdin.write(`${JSON.stringify(args)}\n`);
    const { done, value } = await this.#lines.next();
    if (done)
      throw new Error(`The reader broke down at ${args.join(' ')}; see its standard error.`);
    const [exitCode, stdout, stderr] = JSON.parse(value) as [number, string, string];
    return { exitCode, stdout, stderr };
  }

  close(): void {
    this.#process.stdin.end();
  }
}

/** A place the reader found damaged. */
export interface FoundDamage {
  readonly file: string;
  /** Absent for a file that is missing. */
  readonly first?: number;
  readonly last?: number;
}

/** The damage a `verify` or `list` told of. */
export function damageIn({ stderr }: ReaderResult): readonly FoundDamage[] {
  return stderr.split('\n').flatMap((line) => {
    const [, file, first, last] = /^damaged: (\S+?)(?: bytes (\d+)-(\d+))?: /.exec(line) ?? [];
    if (file === undefined) return [];
    return [first === undefined ? { file } : { file, first: Number(first), last: Number(last) }];
  });
}
