import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lcpFile, writeSamples } from '../fixtures/sample-licenses.js';
import { Workspace } from '../fixtures/workspace.js';
import { countedReads } from './fixtures/preload.js';

const huge = 5e9;
/** What the command reads of the files of its own, with room. */
const ownReads = 64 * 1024 * 1024;

/** Runs the command and says how many bytes it has read; 0 where the system does not count. */
async function counted(work: Workspace, args: readonly string[]) {
  const file = work.path('reads');
  const env = existsSync('/proc/self/io') ? countedReads(file) : {};
  const result = await work.run([...args, '--json'], { env });
  return { ...result, read: existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0 };
}

/** A folder with a good license, a sparse file of 5 GB that begins like one, and one that does not. */
function withHugeFiles(): Workspace {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1), lcpFile(2, 'huge.lcpl')]);
  writeFileSync(work.path('in', 'film.bin'), '');
  for (const name of ['huge.lcpl', 'film.bin']) truncateSync(work.path('in', name), huge);
  return work;
}

it('a license of 5 GB is refused by its size, before it is read', async () => {
  const work = withHugeFiles();
  const { exitCode, lines, read } = await counted(work, ['import', 'in/huge.lcpl']);
  expect(exitCode).toBe(1);
  expect(lines[1]).toMatchObject({ type: 'damaged', code: 'limit-exceeded' });
  expect(read).toBeLessThan(ownReads);
});

it('in a folder it is named, and the rest is stored', async () => {
  const work = withHugeFiles();
  const { exitCode, lines, read } = await counted(work, ['import', 'in']);
  expect(exitCode).toBe(1);
  const refused = { type: 'damaged', path: 'in/huge.lcpl', code: 'limit-exceeded' };
  expect(lines).toContainEqual(expect.objectContaining(refused));
  expect(lines).toContainEqual({ type: 'unrecognised', path: 'in/film.bin' });
  expect(lines.at(-1)).toMatchObject({ report: { damaged: 1, unrecognised: 1, added: 1 } });
  expect(read).toBeLessThan(ownReads);
});

it.each([
  ['as a format it is said to have', ['--format', 'lcp', 'in/film.bin'], 'malformed-license'],
  ['as a header', ['--header', 'in/film.bin', 'in/book-1.lcpl'], 'limit-exceeded'],
])('a file of 5 GB is refused %s, too', async (_, args, code) => {
  const { exitCode, lines, read } = await counted(withHugeFiles(), ['import', ...args]);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code });
  expect(JSON.stringify(lines)).toContain('limit-exceeded');
  expect(read).toBeLessThan(ownReads);
});

it('a stream without an end is refused at the limit', async (context) => {
  if (!existsSync('/dev/zero')) return context.skip('needs /dev/zero');
  const { exitCode, lines } = await new Workspace().run(['import', '/dev/zero', '--json']);
  expect(exitCode).toBe(1);
  expect(lines[1]).toMatchObject({ type: 'damaged', path: '/dev/zero', code: 'limit-exceeded' });
});

it('an empty file and a text file are no licenses, which is no error', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [
    { name: 'empty.lcpl', bytes: Buffer.alloc(0) },
    { name: 'notes.txt', bytes: Buffer.from('not a license') },
  ]);
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', files: 2, unrecognised: 2, licenses: 0 });
});

it('an empty file that is said to be a license is a malformed one', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [{ name: 'empty', bytes: Buffer.alloc(0) }]);
  const { exitCode, lines } = await work.run(['import', 'in', '--format', 'lcp', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'malformed-license' });
});

it('a loop of directories ends, also one of links to each other', async () => {
  const work = new Workspace();
  writeSamples(work.path('in', 'a'), [lcpFile(1)]);
  writeSamples(work.path('in', 'b'), [lcpFile(2)]);
  symlinkSync('../b', work.path('in', 'a', 'b'));
  symlinkSync('../a', work.path('in', 'b', 'a'));
  symlinkSync('.', work.path('in', 'a', 'self'));
  symlinkSync('round', work.path('in', 'round'));
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(lines).toContainEqual(expect.objectContaining({ type: 'damaged', path: 'in/round' }));
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ report: { files: 3, added: 2, damaged: 1 } });
});

it('a pipe in a folder is passed over: nobody waits for it', async (context) => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1)]);
  if (spawnSync('mkfifo', [work.path('in', 'pipe')]).status !== 0)
    return context.skip('needs mkfifo');
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ files: 1, added: 1 });
});
