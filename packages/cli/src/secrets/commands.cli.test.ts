import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeReadOnly } from '../bad-input/fixtures/mounts.js';
import { makeGate } from '../fixtures/gate.js';
import {
  cutOffLicenses,
  markedLicenses,
  shownOnPurpose,
  spoiledLicenses,
} from './fixtures/marked-licenses.js';
import { findMark } from './fixtures/mark.js';
import { MarkedWork } from './fixtures/marked-work.js';

const overwrite = ({ directory }: MarkedWork): readonly string[] => [
  'backup',
  directory,
  '--overwrite',
];

it('commands that do their work', async () => {
  const work = new MarkedWork();
  await work.listen(['import', work.path('in'), '--header', work.path('header.bin')], 0);
  // The response holds three.
  expect(await work.ids()).toHaveLength(markedLicenses.length + 2);
  await work.listen(['list'], 0);
  await work.listen(['reindex'], 0);
  await work.listen(['backup', work.directory, '--dry-run'], 0);
  await work.listen(overwrite(work), 0);
  await work.listen(['history', work.directory], 0);
  const lines = await work.listen(
    ['prune', work.directory, '--keep', '1', '--keep-within', '0m'],
    0,
  );
  expect(lines.at(-1)).toMatchObject({ type: 'completed', command: 'prune' });
  await work.listen(['verify', work.directory, '--deep'], 0);
  await work.listen(['restore', work.directory, '--store', 'new.wmdrm'], 0);
  await work.run(['remove', ...(await work.ids()).slice(0, 1)]);
  await work.listen(['clean'], 0);
});

it('show and show --odrl, of each license; show prints what it prints on purpose', async () => {
  const work = new MarkedWork();
  await work.run(['import', 'in', '--header', 'header.bin']);
  let shown = '';
  for (const line of (await work.run(['list', '--json'])).lines) {
    if (line.type !== 'license') continue;
    shown += JSON.stringify(await work.listen(['show', line.id], 0));
    // A sealed license says nothing that ODRL could state.
    await work.listen(['show', line.id, '--odrl'], line.reason === 'sealed' ? 1 : 0);
  }
  expect(Object.entries(shownOnPurpose).filter(([, text]) => !shown.includes(text))).toEqual([]);
});

it('an import of licenses that are cut off, spoiled or of another format', async () => {
  const work = new MarkedWork();
  const cut = work.put('cut', cutOffLicenses);
  const spoiled = work.put('spoiled', spoiledLicenses);
  const lines = await work.listen(['import', cut, spoiled], 1);
  expect(lines.filter(({ type }) => type === 'damaged').length).toBeGreaterThan(5);
  for (const format of ['license-response', 'wmdrm-v1', 'xmr', 'lcp', 'keygen', 'jws']) {
    await work.listen(['import', work.path('in'), '--format', format], 1);
  }
  await work.listen(
    ['import', work.path('in'), '--header', work.path('in', shownOnPurpose.label)],
    1,
  );
});

it('a license file in the place of something else', async () => {
  const work = new MarkedWork();
  await work.run(['import', 'in']);
  for (const { name } of markedLicenses) {
    const file = `in/${name}`;
    await work.listen(['list', '--store', file], 1);
    await work.listen(['verify', file], 6);
    // By Node's own loader, which the tests do not use.
    for (const json of [[], ['--json']]) {
      const args = ['list', '--plugin', work.path(file), ...json];
      const { exitCode, stdout, stderr } = await work.run(args, { env: { WMDRM_DEBUG: '1' } });
      expect([exitCode, findMark(stdout + stderr)]).toEqual([2, undefined]);
    }
  }
});

it('a damaged backup, and a damaged store', async () => {
  const work = new MarkedWork();
  await work.run(['import', 'in']);
  await work.run(overwrite(work));
  // One flipped bit is found to the byte, of several in a chunk the licenses.
  for (const text of ['provider.example', '-----BEGIN MACHINE', 'eyJ']) {
    work.flip(work.segmentWith(text), text);
    const lines = await work.listen(['verify', work.directory, '--deep'], 4);
    expect(lines).toContainEqual(expect.objectContaining({ type: 'damaged' }));
  }
  await work.listen(['restore', work.directory, '--store', 'new.wmdrm'], 4);
  work.flip(work.store, '{"provider"');
  await work.listen([...overwrite(work), '--full'], 4);
});

it('what is denied, busy, not found or refused', async (context) => {
  const work = new MarkedWork();
  await work.run(['import', 'in']);
  await work.run(overwrite(work));
  await work.listen(['backup', work.directory], 3);
  await work.listen(['backup', work.directory, '--overwrite', '--require-all'], 8);
  await work.listen(['export', ...(await work.ids()), '--to', 'out'], 8);
  await work.listen(['show', 'no-such-license'], 1);
  await work.listen(['restore', work.directory, 'no-such-license'], 1);
  await work.listen(['restore', work.directory, '--generation', '9'], 7);
  mkdirSync(work.path('empty'));
  await work.listen(['verify', 'empty'], 7);
  await work.listen(['verify', 'missing'], 7);

  const gate = makeGate(work.folder, 'open');
  const running = work.start([...overwrite(work), ...gate.args], { env: gate.env });
  await gate.reached();
  await work.listen(overwrite(work), 5);
  running.process.kill('SIGKILL');
  await running.result;
  if (!makeReadOnly(work.directory)) return context.skip('the rest needs to be allowed to mount');
  await work.listen(overwrite(work), 6);
});
