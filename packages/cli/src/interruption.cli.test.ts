import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeGate, type Gate } from './fixtures/gate.js';
import { collectionFile, lcpFile } from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';
import type { Running } from './fixtures/wmdrm.js';

interface Held {
  readonly work: Workspace;
  readonly gate: Gate;
  readonly running: Running;
}

/** An overwriting backup that waits before it writes its first segment. */
async function heldBackup(): Promise<Held> {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.directory]);
  await work.import([lcpFile(2)]);
  const gate = makeGate(work.folder, 'createExclusive');
  const running = work.start(['backup', work.directory, '--overwrite', '--json', ...gate.args], {
    env: gate.env,
  });
  await gate.reached();
  return { work, gate, running };
}

it.each(['SIGINT', 'SIGTERM'] as const)('%s cancels a backup; the old one stays', async (name) => {
  const { work, gate, running } = await heldBackup();
  running.process.kill(name);
  gate.open();
  const { exitCode, lines } = await running.result;
  expect(exitCode).toBe(130);
  expect(lines.at(-1)).toMatchObject({ type: 'cancelled' });
  const { exitCode: verified, lines: told } = await work.run(['verify', work.directory, '--json']);
  expect(verified).toBe(0);
  expect(told.at(-1)).toMatchObject({ generation: 1, licenses: 1 });
});

it('a second signal ends it at once', async () => {
  const { running } = await heldBackup();
  const again = setInterval(() => running.process.kill('SIGINT'), 20);
  const { exitCode } = await running.result.finally(() => clearInterval(again));
  expect(exitCode).toBe(130);
});

it('a restore that is cancelled leaves the store as it was', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.directory]);
  const gate = makeGate(work.folder, 'open');
  const other = ['--store', 'new.wmdrm', '--json'];
  const running = work.start(['restore', work.directory, ...other, ...gate.args], {
    env: gate.env,
  });
  await gate.reached();
  running.process.kill('SIGTERM');
  gate.open();
  const { exitCode, lines } = await running.result;
  expect(exitCode).toBe(130);
  expect(lines.at(-1)).toMatchObject({ type: 'cancelled' });
  // Where there was none, none is made.
  expect(existsSync(work.path('new.wmdrm'))).toBe(false);
});

it('an import that waits for its input can be cancelled', async () => {
  const work = new Workspace();
  const running = work.start(['import', '-', '--json'], { keepInputOpen: true });
  await once(running.process.stdout ?? running.process, 'data');
  running.process.kill('SIGTERM');
  const { exitCode, lines } = await running.result;
  expect(exitCode).toBe(130);
  expect(lines.at(-1)).toEqual({
    type: 'cancelled',
    message: 'The import was cancelled; 0 licenses stored before.',
  });
});

it('exits with 5 while another run writes, which is not disturbed', async () => {
  const { work, gate, running } = await heldBackup();
  const before = filesBelow(work.directory);
  const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
  expect(exitCode).toBe(5);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'busy' });
  expect(filesBelow(work.directory)).toEqual(before);
  gate.open();
  expect((await running.result).exitCode).toBe(0);
});

it('a reader that closes standard output early is no error', async () => {
  const work = new Workspace();
  await work.import([collectionFile(1, 3000)]);
  const running = work.start(['list']);
  await once(running.process.stdout ?? running.process, 'data');
  running.stopReading();
  const { exitCode, signal, stderr } = await running.result;
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
  expect(stderr).toBe(`Store: ${work.store}\n`);
});

it('a backup goes on when nobody reads its output any more', async () => {
  const { work, gate, running } = await heldBackup();
  running.stopReading();
  gate.open();
  expect((await running.result).exitCode).toBe(0);
  expect((await work.run(['history', work.directory, '--json'])).lines.at(-1)).toMatchObject({
    generations: 2,
  });
});

it.runIf(existsSync('/dev/full')).each(['list', '--help', '--version'])(
  'exits with 1 if its output cannot be written: %s',
  async (command) => {
    const work = new Workspace();
    await work.import([lcpFile(1)]);
    const full = openSync('/dev/full', 'w');
    const running = work.start([command], { stdout: full });
    closeSync(full);
    const { exitCode, stderr } = await running.result;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: Standard output cannot be written (ENOSPC).\nremedy: ');
  },
);
