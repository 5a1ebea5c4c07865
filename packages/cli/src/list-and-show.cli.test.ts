import { describe, expect, it } from 'vitest';
import { findOpaque } from './fixtures/opaque-marker.js';
import {
  deniedV1File,
  deniedV7File,
  keygenFile,
  lcpFile,
  responseFile,
  tokenFile,
  xmrFile,
} from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

it('lists licenses as a table with what goes into a backup', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(2)]);
  const { exitCode, stdout, stderr } = await work.run(['list']);
  expect(exitCode).toBe(0);
  expect(stderr).toBe(`Store: ${work.store}\n`);
  const [heading, ...rows] = stdout.trimEnd().split('\n');
  expect(heading).toMatch(/^ID +BACKUP +FORMAT +KEY ID +LABEL$/);
  expect(rows[0]).toMatch(/^[0-9a-f]{12} {2}yes +lcp +- +book-1\.lcpl$/);
  expect(rows[1]).toMatch(
    /^[0-9a-f]{12} {2}no, issuer forbids +wmdrm-v1 +[0-9a-f-]{36} {2}forbidden-2\.lic$/,
  );
  expect(rows[2]).toBe('2 licenses, 1 of them in no backup');
});

it('lists what goes into no backup', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), responseFile(10), xmrFile(20)]);
  const { lines } = await work.run(['list', '--restricted', '--json']);
  const reasons = lines.flatMap((line) => (line.type === 'license' ? [line.reason] : []));
  expect(reasons.sort()).toEqual(['denied', 'sealed', 'unknown']);
  expect(lines.at(-1)).toEqual({
    type: 'completed',
    command: 'list',
    licenses: 3,
    restricted: 3,
  });
});

it('keeps more in the store under the strict policy', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { lines } = await work.run(['--policy', 'strict', 'list', '--json']);
  expect(lines[1]).toMatchObject({ backedUp: false, reason: 'not-expressed' });
});

it('finds licenses by key id', async () => {
  const work = new Workspace();
  await work.import([deniedV1File(1), deniedV1File(2)]);
  const all = (await work.run(['list', '--json'])).lines;
  const keyId = all[1]?.type === 'license' ? all[1].keyIds[0] : undefined;
  expect(keyId).toBeDefined();
  const { lines } = await work.run(['list', '--key-id', keyId ?? '', '--json']);
  expect(lines.slice(1, -1)).toEqual([all[1]]);
});

it('refuses what is no key id', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { exitCode, stderr } = await work.run(['list', '--key-id', 'x']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: "x" is no key id.\nremedy: Write a key id as GUID');
});

it('shows a license by the beginning of its id', async () => {
  const work = new Workspace();
  await work.import([xmrFile(1)]);
  const listed = (await work.run(['list', '--json'])).lines[1];
  const shortId = listed?.type === 'license' ? listed.shortId : '';
  const { exitCode, stdout } = await work.run(['show', shortId.slice(0, 6)]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^format +xmr$/m);
  expect(stdout).toMatch(/^backup +no, right not readable$/m);
  expect(stdout).toMatch(/^right to back up +unknown \(/m);
});

it('shows the whole description to machines', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const listed = (await work.run(['list', '--json'])).lines[1];
  const id = listed?.type === 'license' ? listed.id : '';
  const { exitCode, lines } = await work.run(['show', id, '--json']);
  expect(exitCode).toBe(0);
  expect(lines[1]).toMatchObject({
    type: 'license',
    description: { backup: { verdict: 'not-expressed' }, provider: 'https://books.example' },
  });
});

it('exits with 1 for an id nothing has', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { exitCode, lines } = await work.run(['show', 'ffffffffffff', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'license-not-found' });
});

it('exits with 1 for an id several have', async () => {
  const work = new Workspace();
  // Seventeen ids have sixteen first digits.
  await work.import(Array.from({ length: 17 }, (_, index) => lcpFile(index)));
  const { lines } = await work.run(['list', '--json']);
  const first = lines.flatMap((line) => (line.type === 'license' ? [line.shortId[0]] : []));
  const twice = first.find((digit, index) => first.indexOf(digit) < index) ?? '';
  const shown = await work.run(['show', twice, '--json']);
  expect(shown.exitCode).toBe(1);
  expect(shown.lines.at(-1)).toMatchObject({ type: 'failed', code: 'license-ambiguous' });
});

it('prints nothing a terminal would obey', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1, 'a\u001b[2Jb\u202e.lcpl')]);
  const { stdout } = await work.run(['list']);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('a<U+001B>[2Jb<U+202E>.lcpl');
});

it('does not create a store', async () => {
  const work = new Workspace();
  for (const command of [['list'], ['show', 'a'], ['remove', 'a'], ['clean']]) {
    const { exitCode, lines } = await work.run([...command, '--json']);
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'store-not-found' });
  }
});

describe('show --odrl', () => {
  it('prints the policy and nothing else', async () => {
    const work = new Workspace();
    await work.import([lcpFile(1)]);
    const { exitCode, stdout } = await work.run([
      'show',
      'lcp:https://books.example:urn:book:1',
      '--odrl',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      '@type': 'Set',
      assigner: 'https://books.example',
      permission: [{ action: 'print' }, { action: 'extract' }],
    });
  });

  it('puts it into the line of the license for machines', async () => {
    const work = new Workspace();
    await work.import([deniedV7File(1)]);
    const listed = (await work.run(['list', '--json'])).lines[1];
    const id = listed?.type === 'license' ? listed.shortId : '';
    const { lines } = await work.run(['show', id, '--odrl', '--json']);
    expect(lines[1]).toMatchObject({
      type: 'license',
      odrl: { prohibition: [{ action: 'wmdrm:backup' }, { action: 'wmdrm:restore' }] },
    });
    expect(lines[1]).not.toHaveProperty('description');
  });

  it('exits with 1 for a license that says nothing', async () => {
    const work = new Workspace();
    await work.import([responseFile(1)]);
    const { lines } = await work.run(['list', '--restricted', '--json']);
    const sealed = lines.find((line) => line.type === 'license' && line.reason === 'sealed');
    const id = sealed?.type === 'license' ? sealed.id : '';
    const { exitCode, stdout, stderr } = await work.run(['show', id, '--odrl']);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('The license says nothing that ODRL could state.');
  });

  it('shows no key material, whatever the license', async () => {
    const work = new Workspace();
    const files = [
      lcpFile(1),
      xmrFile(2),
      deniedV1File(3),
      keygenFile(4),
      tokenFile(5, { license: 1 }),
    ];
    await work.import(files);
    const { lines } = await work.run(['list', '--json']);
    for (const line of lines) {
      if (line.type !== 'license') continue;
      for (const json of [[], ['--json']]) {
        const { exitCode, stdout, stderr } = await work.run(['show', line.id, '--odrl', ...json]);
        expect(exitCode).toBe(0);
        expect(findOpaque(stdout + stderr)).toBeUndefined();
      }
    }
  });
});
