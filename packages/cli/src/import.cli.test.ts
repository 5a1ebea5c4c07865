import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  keygenFile,
  lcpFile,
  responseFile,
  tokenFile,
  writeSamples,
  xmrFile,
} from './fixtures/sample-licenses.js';
import { findOpaque } from './fixtures/opaque-marker.js';
import { Workspace } from './fixtures/workspace.js';

it('stores the licenses of directories, tells what it does not know and ends well', async () => {
  const work = new Workspace();
  writeSamples(work.path('in', 'deep'), [lcpFile(1), responseFile(10)]);
  writeSamples(work.path('in'), [{ name: 'notes.txt', bytes: Buffer.from('no license') }]);
  const { exitCode, stdout } = await work.run(['import', 'in']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    'not recognised: in/notes.txt\n3 files: 4 licenses (4 added); 1 not recognised\n',
  );
});

it('names what is damaged, stores the rest and exits with 1', async () => {
  const work = new Workspace();
  const broken = { name: 'broken.lcpl', bytes: lcpFile(1).bytes.subarray(0, 200) };
  writeSamples(work.path('in'), [broken, lcpFile(2)]);
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(1);
  expect(lines).toContainEqual(
    expect.objectContaining({ type: 'damaged', path: 'in/broken.lcpl', code: 'malformed-license' }),
  );
  expect(lines).toContainEqual({ type: 'imported', path: 'in/book-2.lcpl', licenses: 1 });
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'malformed-license',
    path: 'in/broken.lcpl',
    report: { files: 2, damaged: 1, licenses: 1, added: 1 },
  });
});

it('says of a file it cannot read no more than that', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(2)]);
  symlinkSync('nowhere', work.path('in', 'link.lcpl'));
  const { exitCode, stdout, stderr } = await work.run(['import', 'in']);
  expect(exitCode).toBe(1);
  expect(stdout).toBe(
    'not read: in/link.lcpl: Cannot read in/link.lcpl (ENOENT).\n' +
      '2 files: 1 license (1 added); 1 not read\n',
  );
  expect(stderr).toContain('error: in/link.lcpl cannot be read.\nremedy: ');
});

it('changes nothing when the same bytes come again', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), responseFile(10)]);
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', licenses: 4, unchanged: 4, added: 0 });
});

it('reads standard input', async () => {
  const work = new Workspace();
  const { exitCode } = await work.run(['import', '-'], { input: lcpFile(1).bytes });
  expect(exitCode).toBe(0);
  expect((await work.run(['list'])).stdout).toMatch(/lcp .* stdin\n/);
});

it('says that nothing was recognised on empty standard input', async () => {
  const work = new Workspace();
  const { exitCode, stdout } = await work.run(['import', '-']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe('not recognised: -\n1 file: 0 licenses; 1 not recognised\n');
});

it('survives directory loops and reads a directory once', async () => {
  const work = new Workspace();
  writeSamples(work.path('in', 'a'), [lcpFile(1)]);
  symlinkSync('..', work.path('in', 'a', 'up'));
  symlinkSync('a', work.path('in', 'b'));
  const { lines } = await work.run(['import', 'in', work.path('in', 'a'), '--json']);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', files: 1, added: 1 });
});

it('takes the same license under two names once', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1, 'a.lcpl')]);
  linkSync(work.path('in', 'a.lcpl'), work.path('in', 'b.lcpl'));
  const { lines } = await work.run(['import', 'in', '--json']);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', files: 2, added: 1, unchanged: 1 });
});

it('does not read a license file over the limit, and names it', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1), lcpFile(2)]);
  truncateSync(work.path('in', 'book-1.lcpl'), 16 * 1024 * 1024 + 1);
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(1);
  expect(lines).toContainEqual(
    expect.objectContaining({
      type: 'damaged',
      path: 'in/book-1.lcpl',
      code: 'limit-exceeded',
      message: expect.stringContaining('too long for a license file') as string,
    }),
  );
  expect(lines.at(-1)).toMatchObject({ type: 'failed', report: { damaged: 1, added: 1 } });
});

it('calls a large file that is no license not recognised', async () => {
  const work = new Workspace();
  mkdirSync(work.path('in'));
  writeFileSync(work.path('in', 'film.bin'), '');
  truncateSync(work.path('in', 'film.bin'), 16 * 1024 * 1024 + 1);
  const { exitCode, lines } = await work.run(['import', 'in', '--json']);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual({ type: 'unrecognised', path: 'in/film.bin' });
});

it('does nothing when an argument names no file', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1)]);
  const { exitCode, lines } = await work.run(['import', 'in', 'missing', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'file-not-found', path: 'missing' });
  expect((await work.run(['list', '--json'])).lines.at(-1)).toMatchObject({
    code: 'store-not-found',
  });
});

it("describes a stored XMR license anew by the operator's statement", async () => {
  const work = new Workspace();
  await work.import([xmrFile(1)]);
  const again = await work.run(['import', 'in', '--xmr-rights', '0x0001:0x0003', '--json']);
  expect(again.lines.at(-1)).toMatchObject({ type: 'completed', updated: 1 });
  const { lines } = await work.run(['list', '--json']);
  expect(lines[1]).toMatchObject({ type: 'license', format: 'xmr', backedUp: true });
});

it.each<[string, readonly (readonly string[])[]]>([
  ['imported', [['import', 'in', '--xmr-rights', '0x0001:0x0003']]],
  ['described', [['reindex', '--xmr-rights', '0x0001:0x0003']]],
  [
    'brought back',
    [
      ['remove', 'ID'],
      ['import', 'in', '--xmr-rights', '0x0001:0x0003'],
    ],
  ],
  [
    'brought back without a word',
    [['remove', 'ID'], ['clean'], ['import', 'in'], ['reindex', '--xmr-rights', '0x0001:0x0003']],
  ],
])('an XMR license denied by a mask stays denied when it is %s by another', async (_, commands) => {
  const work = new Workspace();
  writeSamples(work.path('in'), [xmrFile(1)]);
  await work.run(['import', 'in', '--xmr-rights', '0x0004:0x0007']);
  const before = (await work.run(['list', '--json'])).lines[1];
  expect(before).toMatchObject({ type: 'license', backedUp: false, reason: 'denied' });
  const id = before?.type === 'license' ? before.id : '';
  for (const command of commands) {
    const args = command.map((word) => (word === 'ID' ? id : word));
    expect((await work.run(args)).exitCode).toBe(0);
  }
  expect((await work.run(['list', '--json'])).lines[1]).toEqual(before);
  const backup = await work.run(['backup', work.location, '--json']);
  expect(backup.lines.at(-1)).toMatchObject({ type: 'completed', backedUp: 0, restricted: 1 });
});

it.each(['1', '0:3', '4:3', '1:0x10000', 'a:b', '1:2:3'])(
  'refuses the rights mask %s',
  async (mask) => {
    const work = new Workspace();
    const { exitCode, lines } = await work.run(['import', '.', '--xmr-rights', mask, '--json']);
    expect(exitCode).toBe(2);
    expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'invalid-argument' });
  },
);

it('stores Keygen files and entitlement tokens, and leaves other tokens alone', async () => {
  const work = new Workspace();
  const files = [
    keygenFile(1),
    tokenFile(2, { license: 'pro' }),
    tokenFile(3, { scope: 'openid' }),
  ];
  await work.import(files);
  const { lines } = await work.run(['list', '--json']);
  const formats = lines.flatMap((line) => (line.type === 'license' ? [line.format] : []));
  expect(formats.sort()).toEqual(['jws', 'keygen']);
});

it('reads every file as the format it is said to have', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1), tokenFile(2, { scope: 'openid' })]);
  const { exitCode, lines } = await work.run(['import', 'in', '--format', 'jws', '--json']);
  expect(exitCode).toBe(1);
  expect(lines).toContainEqual({ type: 'imported', path: 'in/token-2.jwt', licenses: 1 });
  expect(lines).toContainEqual(
    expect.objectContaining({ type: 'damaged', path: 'in/book-1.lcpl', code: 'malformed-license' }),
  );
});

it('names the formats there are where a name is none', async () => {
  const work = new Workspace();
  const { exitCode, stderr } = await work.run(['import', '.', '--format', 'pdf']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('There is no license format "pdf".');
  expect(stderr).toMatch(/remedy: Known formats: license-response, .*, jws, /);
});

it('never prints a token', async () => {
  const work = new Workspace();
  const [token, broken] = [tokenFile(1, { license: 'pro' }), tokenFile(2, { license: 'pro' })];
  await work.import([token, { ...broken, bytes: broken.bytes.subarray(0, -3) }]);
  for (const command of [
    ['import', 'in'],
    ['list'],
    ['show', 'jws:https://licenses.example:t-1'],
  ]) {
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await work.run([...command, ...json]);
      for (const part of Buffer.from(token.bytes).toString().split('.')) {
        expect(stdout + stderr).not.toContain(part);
      }
      expect(findOpaque(stdout + stderr)).toBeUndefined();
    }
  }
});
