/**
 * Judges the package in the current folder as it would be published: packs it, then publint and
 * are-the-types-wrong look at the tarball.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

interface PackedFile {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'wmdrm-pack-'));
const problems: string[] = [];
try {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  ) as PackedFile[];
  if (packed === undefined) throw new Error('npm pack made no tarball.');
  const tarball = path.join(folder, packed.filename);
  checkContents(packed.files.map((file) => file.path));
  await checkManifest(tarball);
  checkTypes(tarball);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function run(command: string, args: readonly string[]): string {
  const onWindows = process.platform === 'win32';
  const result = spawnSync(command, args, { encoding: 'utf8', shell: onWindows });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  }
  return result.stdout;
}

function checkContents(files: readonly string[]): void {
  for (const needed of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts']) {
    if (!files.includes(needed)) problems.push(`The tarball lacks ${needed}.`);
  }
  for (const file of files) {
    if (/\.test\.ts$|(^|\/)fixtures\//.test(file)) problems.push(`The tarball holds ${file}.`);
  }
}

async function checkManifest(tarball: string): Promise<void> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
    strict: true,
  });
  for (const message of messages) {
    problems.push(`publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  }
}

function checkTypes(tarball: string): void {
  const attw = path.resolve(import.meta.dirname, '../../node_modules/.bin/attw');
  const result = spawnSync(attw, [tarball, '--profile', 'esm-only', '--no-color'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) problems.push(`attw:\n${result.stdout}${result.stderr}`);
}
