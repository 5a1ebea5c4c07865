import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lcpFile } from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';

/** A backup of five generations, all made now. */
async function fiveGenerations(): Promise<Workspace> {
  const work = new Workspace();
  for (let number = 1; number <= 5; number += 1) {
    await work.import([lcpFile(number)]);
    await work.run(['backup', work.location, '--overwrite']);
  }
  return work;
}

const keepTwo = ['--keep', '2', '--keep-within', '0h'];

async function generationsOf(work: Workspace): Promise<readonly number[]> {
  const { lines } = await work.run(['history', work.location, '--json']);
  return lines.flatMap((line) => (line.type === 'generation' ? [line.generation] : []));
}

it('lets go of older generations', async () => {
  const work = await fiveGenerations();
  const { exitCode, stdout } = await work.run(['prune', work.location, ...keepTwo]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('3 generations left\n3 generations gone: 1, 2, 3\n');
  expect(await generationsOf(work)).toEqual([6, 5, 4]);
});

it('tells machines what it did', async () => {
  const work = await fiveGenerations();
  const { lines } = await work.run(['prune', work.location, ...keepTwo, '--json']);
  expect(lines.at(-1)).toMatchObject({
    ...{ type: 'completed', command: 'prune', dryRun: false, generation: 6 },
    ...{ retained: [4, 5, 6], pruned: [1, 2, 3] },
  });
});

it('changes nothing in a dry run', async () => {
  const work = await fiveGenerations();
  const before = filesBelow(work.directory);
  const { stdout, lines } = await work.run(['prune', work.location, ...keepTwo, '--dry-run']);
  expect(stdout).toContain('dry run: nothing was removed\n3 generations would go: 1, 2, 3\n');
  expect(lines).toEqual([]);
  expect(filesBelow(work.directory)).toEqual(before);
});

it('keeps everything of the last day unless told otherwise', async () => {
  const work = await fiveGenerations();
  const { stdout } = await work.run(['prune', work.location, '--keep', '1']);
  expect(stdout).toContain('5 generations left\n0 generations gone\n');
});

it('a backup keeps as many generations as it is told', async () => {
  const work = await fiveGenerations();
  await work.import([lcpFile(6)]);
  await work.run(['backup', work.location, '--overwrite', ...keepTwo]);
  expect(await generationsOf(work)).toEqual([6, 5]);
});

it('exits with 7 where there is no backup', async () => {
  const work = new Workspace();
  const { exitCode, lines } = await work.run(['prune', work.path(), '--json']);
  expect(exitCode).toBe(7);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'no-backup' });
});

it.each([
  ['--keep', '0'],
  ['--keep', 'two'],
  ['--keep-within', '30'],
  ['--keep-within', '6000w'],
  ['--keep-within', '-1d'],
  ['--keep-daily', '1.5'],
])('exits with 2 for %s %s, and touches nothing', async (option, value) => {
  const work = new Workspace();
  const { exitCode, lines } = await work.run(['prune', work.location, option, value, '--json']);
  expect(exitCode).toBe(2);
  expect(lines.at(-1)).toMatchObject({ code: 'invalid-argument' });
  expect(existsSync(work.directory)).toBe(false);
});
