import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withoutUmask } from '../bad-input/fixtures/preload.js';
import { makeGate } from '../fixtures/gate.js';
import { lcpFile } from '../fixtures/sample-licenses.js';
import { Workspace } from '../fixtures/workspace.js';

/** Files and directories below a directory with what their modes allow, by relative path. */
function modesBelow(directory: string): Readonly<Record<string, string>> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    ['', ...names.sort()].map((name) => {
      const { mode } = statSync(path.join(directory, name));
      return [name, (mode & 0o777).toString(8)];
    }),
  );
}

const isFile = (name: string): boolean => /\.[a-z]+(?:-(?:wal|shm))?$/.test(name);

function expectPrivate(directory: string, ...some: readonly RegExp[]): void {
  const modes = modesBelow(directory);
  const expected = Object.keys(modes).map((name) => [name, isFile(name) ? '600' : '700']);
  expect(modes).toEqual(Object.fromEntries(expected));
  const names = Object.keys(modes);
  for (const pattern of some) expect(names.filter((name) => pattern.test(name))).not.toEqual([]);
}

it.skipIf(process.platform === 'win32')(
  'what the command writes is for its user alone, whatever the umask',
  async () => {
    const work = new Workspace();
    const env = withoutUmask;
    await work.import([lcpFile(1)]);
    const store = ['--store', work.path('own', 'deep', 'licenses.wmdrm')];
    const log = ['--log', work.path('wmdrm.log')];
    await work.run(['import', 'in', ...store, ...log], { env });
    expectPrivate(work.path('own'), /^deep\/licenses\.wmdrm$/);
    expect(modesBelow(work.folder)['wmdrm.log']).toBe('600');

    await work.run(['backup', 'usb/laptop', ...store], { env });
    expectPrivate(work.path('usb'), /manifest-/, /lease-/, /\.seg$/);

    await work.run(['export', '--all', '--to', 'out', ...store], { env });
    expectPrivate(work.path('out'), /book-1\.lcpl$/);

    await work.run(['restore', 'usb/laptop', '--store', work.path('second', 'x.wmdrm')], { env });
    expectPrivate(work.path('second'), /x\.wmdrm$/);
  },
);

it.skipIf(process.platform === 'win32')(
  'so is what a run that is killed leaves: the journal of its store, its lease, its directories',
  async () => {
    const work = new Workspace();
    const store = ['--store', work.path('own', 'licenses.wmdrm')];
    await work.import([lcpFile(1)]);
    await work.run(['import', 'in', ...store], { env: withoutUmask });
    const gate = makeGate(work.folder, 'createExclusive');
    const running = work.start(['backup', work.path('usb'), ...store, ...gate.args], {
      env: { ...withoutUmask, ...gate.env },
    });
    await gate.reached();
    running.process.kill('SIGKILL');
    await running.result;
    expectPrivate(work.path('usb'), /lease-/);
    expectPrivate(work.path('own'), /-wal$/);
  },
);
