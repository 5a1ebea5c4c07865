import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  allowedV1File,
  collectionFile,
  deniedV1File,
  lcpFile,
  responseFile,
  writeSamples,
} from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';

it('writes the very bytes back and names what stays', async () => {
  const work = new Workspace();
  const book = lcpFile(1);
  await work.import([book, deniedV1File(2)]);
  const { exitCode, lines } = await work.run(['export', '--all', '--to', 'out', '--json']);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual({
    type: 'restricted',
    licenses: [expect.objectContaining({ label: 'forbidden-2.lic', reason: 'denied' })],
  });
  expect(lines.at(-1)).toMatchObject({ type: 'completed', files: 1, licenses: 1, restricted: 1 });
  const files = filesBelow(work.path('out'));
  expect([...files.keys()]).toEqual(['book-1.lcpl']);
  expect(files.get('book-1.lcpl')).toEqual(Buffer.from(book.bytes));
});

it.skipIf(process.platform === 'win32')('lets nobody else read the files', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['export', '--all', '--to', 'out']);
  expect(statSync(work.path('out', 'book-1.lcpl')).mode & 0o777).toBe(0o600);
});

it('wraps licenses of a response again, those that may leave', async () => {
  const work = new Workspace();
  await work.import([responseFile(10)]);
  await work.run(['export', '--all', '--to', 'out']);
  const text = readFileSync(work.path('out', 'response-10.xml'), 'utf8');
  expect(text.match(/<LICENSE /g)).toHaveLength(1);
  expect(text).toContain('<REVOCATION type="sample">AQID</REVOCATION>');
  const again = await work.run(['import', 'out', '--store', 'other.wmdrm', '--json']);
  expect(again.lines.at(-1)).toMatchObject({ type: 'completed', licenses: 1, added: 1 });
});

it('keeps the licenses of one file together', async () => {
  const work = new Workspace();
  await work.import([collectionFile(100, 5)]);
  const { lines } = await work.run(['export', '--all', '--to', 'out', '--json']);
  expect(lines.at(-1)).toMatchObject({ files: 1, licenses: 5 });
});

it('gives files of one name names of their own', async () => {
  const work = new Workspace();
  writeSamples(work.path('in', 'a'), [lcpFile(1, 'Book.lcpl')]);
  writeSamples(work.path('in', 'b'), [lcpFile(2, 'book.LCPL')]);
  await work.run(['import', 'in']);
  const { exitCode } = await work.run(['export', '--all', '--to', 'out']);
  expect(exitCode).toBe(0);
  expect(readdirSync(work.path('out')).sort()).toEqual([
    'Book.lcpl',
    expect.stringMatching(/^book-[0-9a-f]{12}\.LCPL$/),
  ]);
});

it('refuses a license that may not leave, and writes nothing at all', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(2)]);
  const { lines } = await work.run(['list', '--json']);
  const ids = lines.flatMap((line) => (line.type === 'license' ? [line.shortId] : []));
  const { exitCode, lines: told } = await work.run(['export', ...ids, '--to', 'out', '--json']);
  expect(exitCode).toBe(8);
  expect(told.at(-1)).toMatchObject({
    type: 'failed',
    code: 'license-restricted',
    details: { label: 'forbidden-2.lic' },
  });
  expect(readdirSync(work.folder)).not.toContain('out');
});

it('overwrites no file', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), allowedV1File(2)]);
  writeSamples(work.path('out'), []);
  writeFileSync(work.path('out', 'song-2.lic'), 'mine');
  const { exitCode, lines } = await work.run(['export', '--all', '--to', 'out', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ code: 'file-exists', path: work.path('out', 'song-2.lic') });
  expect([...filesBelow(work.path('out'))]).toEqual([['song-2.lic', Buffer.from('mine')]]);
});

it.each([[['export', '--to', 'out']], [['export', 'abc', '--all', '--to', 'out']]])(
  'wants ids or --all: %s',
  async (args) => {
    const { exitCode } = await new Workspace().run(args);
    expect(exitCode).toBe(2);
  },
);
