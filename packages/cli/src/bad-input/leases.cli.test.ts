import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeGate } from '../fixtures/gate.js';
import { lcpFile } from '../fixtures/sample-licenses.js';
import type { RunResult } from '../fixtures/wmdrm.js';
import type { Workspace } from '../fixtures/workspace.js';
import { clockOff } from './fixtures/preload.js';
import { contentOf, seal, type Content } from './fixtures/reseal.js';
import { workWithBackup } from './fixtures/work-with-backup.js';

const older = 'lease-0000000002.json';
const newest = 'lease-0000000003.json';
const year = 365 * 24 * 3600 * 1000;

/** A lease is silent after two seconds and renewed all the time; so nobody waits for long, and no run loses its own. */
const hasty = { WMDRM_TUNING: '{"leaseTtlMs":2000,"leaseRenewMs":50}' };

function overwrite(work: Workspace, env: Readonly<Record<string, string>>): Promise<RunResult> {
  return work.run(['backup', work.directory, '--overwrite', '--json'], { env });
}

/** Whether a run had to wait to see what becomes of the lease. */
function waited({ lines }: RunResult): boolean {
  return lines.some((line) => line.type === 'progress' && line.phase === 'waiting');
}

/** A lease of a run 3 that has not ended, like the one of run 2 but for these members. */
function unreleased(work: Workspace, change: Content): void {
  seal(work, newest, { ...contentOf(work, older), run: 3, released: false, ...change });
}

const elsewhere = { hostId: 'f'.repeat(32), bootId: 'boot', pid: 1, processStart: '1' };

const silent: Readonly<Record<string, (work: Workspace) => void>> = {
  empty: (work) => writeFileSync(work.path('nas/laptop', newest), ''),
  torn: (work) => writeFileSync(work.path('nas/laptop', newest), '{"beat":1,"format":"wmdr'),
  'of 5 MB': (work) => writeFileSync(work.path('nas/laptop', newest), 'x'.repeat(5e6)),
  'of another host': (work) => unreleased(work, { owner: elsewhere }),
  'of another host whose clock is a year ahead': (work) =>
    unreleased(work, { owner: elsewhere, renewedAt: Date.now() + year }),
};

it('a lease that is empty, torn, large or of another host and stays silent: the run waits, then completes', async () => {
  // All at once: what takes time is the waiting.
  const outcomes = Object.entries(silent).map(async ([name, spoil]) => {
    const work = await workWithBackup();
    spoil(work);
    const result = await overwrite(work, hasty);
    return [name, result.exitCode, waited(result), result.lines.at(-1)];
  });
  expect(await Promise.all(outcomes)).toMatchObject(
    Object.keys(silent).map((name) => [name, 0, true, { type: 'completed', generation: 4 }]),
  );
});

it('a lease of another host that is renewed: busy, and nothing is touched', async () => {
  const work = await workWithBackup();
  let beat = 0;
  const renew = (): void => unreleased(work, { owner: elsewhere, beat: (beat += 1) });
  renew();
  const renewing = setInterval(renew, 20);
  // Long enough that some renewal is seen, however busy the machine is.
  const result = await overwrite(work, { WMDRM_TUNING: '{"leaseTtlMs":60000}' }).finally(() =>
    clearInterval(renewing),
  );
  expect(result.exitCode).toBe(5);
  expect(result.lines.at(-1)).toMatchObject({ type: 'failed', code: 'busy' });
  expect((await work.run(['verify', work.directory])).exitCode).toBe(0);
});

/** A backup of generation 3 by another process, held before it writes the segment of a new license. */
async function heldRun(
  work: Workspace,
  env: Readonly<Record<string, string>>,
): Promise<{ kill(): Promise<void> }> {
  await work.import([lcpFile(4)]);
  const gate = makeGate(work.folder, 'createExclusive');
  const args = ['backup', work.directory, '--overwrite', '--json', ...gate.args];
  const running = work.start(args, { env: { ...gate.env, ...env } });
  await gate.reached();
  return {
    kill: async () => {
      running.process.kill('SIGKILL');
      await running.result;
    },
  };
}

it('a lease of a dead process of this host: nobody waits for it', async () => {
  const work = await workWithBackup();
  const held = await heldRun(work, {});
  await held.kill();
  const result = await overwrite(work, {});
  expect(result.exitCode).toBe(0);
  expect(waited(result)).toBe(false);
  expect(result.lines.at(-1)).toMatchObject({ type: 'completed', generation: 4 });
});

it.each([
  ['back', -year],
  ['ahead', year],
])(
  'a clock set %s a year: a living run is not taken for dead, a dead one not for living',
  async (_, off) => {
    const work = await workWithBackup();
    const held = await heldRun(work, { ...hasty, ...clockOff(off) });
    expect(await overwrite(work, { WMDRM_TUNING: '{"leaseTtlMs":60000}' })).toMatchObject({
      exitCode: 5,
    });
    await held.kill();
    const result = await overwrite(work, {});
    expect(result.exitCode).toBe(0);
    expect(waited(result)).toBe(false);
  },
);

it('a clock set back a year: generations stay in order', async () => {
  const work = await workWithBackup();
  expect((await overwrite(work, clockOff(-year))).exitCode).toBe(0);
  const { lines } = await work.run(['history', work.directory, '--json']);
  const created = lines.flatMap((line) =>
    line.type === 'generation' ? [line.details?.created ?? ''] : [],
  );
  expect(created).toHaveLength(3);
  expect(created.toSorted().toReversed()).toEqual(created);
});
