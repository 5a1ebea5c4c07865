import { expect, it } from 'vitest';
import { makeGate } from '../fixtures/gate.js';
import { lcpFile } from '../fixtures/sample-licenses.js';
import { segmentsOf, Workspace } from '../fixtures/workspace.js';
import { clockOff } from './fixtures/preload.js';
import { licensesInBackup, workWithBackup } from './fixtures/work-with-backup.js';

const rounds = 3;
const twoDays = 2 * 24 * 3600 * 1000;

const overwrite = ({ directory }: Workspace): readonly string[] => [
  'backup',
  directory,
  '--overwrite',
  '--json',
];

const prune = ({ directory }: Workspace): readonly string[] => [
  ...['prune', directory, '--keep', '1', '--keep-within', '0m', '--json'],
];

async function expectWhole(work: Workspace, generation: number, licenses: number): Promise<void> {
  const { exitCode, lines } = await work.run(['verify', work.directory, '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation, licenses });
}

it('two backups at once: at least one completes, the other too or it is busy, and the set is whole', async () => {
  const work = await workWithBackup();
  for (let round = 1; round <= rounds; round += 1) {
    await work.import([lcpFile(licensesInBackup + round)]);
    const results = await Promise.all([work.run(overwrite(work)), work.run(overwrite(work))]);
    const generations = results.flatMap(({ exitCode, lines }) => {
      const last = lines.at(-1);
      if (exitCode === 5) expect(last).toMatchObject({ type: 'failed', code: 'busy' });
      else expect([exitCode, last?.type]).toEqual([0, 'completed']);
      return last?.type === 'completed' && last.command === 'backup' ? [last.generation ?? 0] : [];
    });
    expect(generations.length).toBeGreaterThan(0);
    expect(new Set(generations).size).toBe(generations.length);
    await expectWhole(work, Math.max(...generations), licensesInBackup + round);
  }
});

/** A workspace whose backup has four generations, each with a segment of its own. */
async function fourGenerations(): Promise<Workspace> {
  const work = new Workspace();
  for (const number of [1, 2, 3, 4]) {
    await work.import([lcpFile(number)]);
    await work.run(overwrite(work));
  }
  return work;
}

it('a backup and a second prune while another prunes are busy, and the set is whole', async () => {
  const work = await fourGenerations();
  const before = segmentsOf(work.directory);
  // While it reads the newest generation: until then nothing was let go of.
  const gate = makeGate(work.folder, 'open');
  const pruning = work.start([...prune(work), ...gate.args], { env: gate.env });
  await gate.reached();
  for (const args of [overwrite(work), prune(work)]) {
    const { exitCode, lines } = await work.run(args);
    expect([args[0], exitCode]).toEqual([args[0], 5]);
    expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'busy' });
  }
  gate.open();
  expect((await pruning.result).exitCode).toBe(0);
  expect(segmentsOf(work.directory).length).toBeLessThan(before.length);
  expect((await work.run(overwrite(work))).exitCode).toBe(0);
  expect((await work.run(['verify', work.directory])).exitCode).toBe(0);
});

it('a second prune while another removes files finds nothing to let go of, and a backup is busy', async () => {
  const work = await fourGenerations();
  const gate = makeGate(work.folder, 'remove');
  const pruning = work.start([...prune(work), ...gate.args], { env: gate.env });
  await gate.reached();
  expect((await work.run(overwrite(work))).exitCode).toBe(5);
  const { exitCode, lines } = await work.run(prune(work));
  expect([exitCode, lines.at(-1)]).toMatchObject([0, { generation: 5, pruned: [] }]);
  gate.open();
  expect((await pruning.result).exitCode).toBe(0);
  await expectWhole(work, 5, 4);
});

it('a prune while a backup is written is busy, and the backup completes', async () => {
  const work = await fourGenerations();
  await work.import([lcpFile(5)]);
  const gate = makeGate(work.folder, 'createExclusive');
  const running = work.start([...overwrite(work), ...gate.args], { env: gate.env });
  await gate.reached();
  const { exitCode, lines } = await work.run(prune(work));
  expect([exitCode, lines.at(-1)]).toMatchObject([5, { code: 'busy' }]);
  gate.open();
  expect((await running.result).exitCode).toBe(0);
  await expectWhole(work, 5, 5);
});

it('a restore while a backup is written: it gets the generation before', async () => {
  const work = await workWithBackup();
  await work.import([lcpFile(4)]);
  const gate = makeGate(work.folder, 'createExclusive');
  const running = work.start([...overwrite(work), ...gate.args], { env: gate.env });
  await gate.reached();
  const restored = await work.run(['restore', work.directory, '--store', 'new.wmdrm', '--json']);
  expect(restored.exitCode).toBe(0);
  expect(restored.lines.at(-1)).toMatchObject({ generation: 2, restored: licensesInBackup });
  gate.open();
  expect((await running.result).exitCode).toBe(0);
  await expectWhole(work, 3, licensesInBackup + 1);
});

it('a restore whose generation is pruned under it: it starts again on the newest, and mixes none', async () => {
  const work = await workWithBackup();
  const gate = makeGate(work.folder, 'open');
  const restore = ['restore', work.directory, '--store', 'new.wmdrm', '--json'];
  const restoring = work.start([...restore, ...gate.args], { env: gate.env });
  await gate.reached();
  // Each with a segment of its own; the last ones prune what is being read, which by their clocks is days old.
  for (const number of [4, 5, 6, 7]) {
    await work.import([lcpFile(number)]);
    await work.run(overwrite(work), { env: clockOff(twoDays * number) });
  }
  gate.open();
  const { exitCode, lines } = await restoring.result;
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation: 6, restored: licensesInBackup + 4 });
});
