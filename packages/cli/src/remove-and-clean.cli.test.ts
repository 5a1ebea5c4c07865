import { expect, it } from 'vitest';
import { lcpFile } from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

async function shortIds(work: Workspace): Promise<readonly string[]> {
  const { lines } = await work.run(['list', '--json']);
  return lines.flatMap((line) => (line.type === 'license' ? [line.shortId] : []));
}

it('removes licenses, and import brings them back', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2)]);
  const [first = ''] = await shortIds(work);
  const { exitCode, stdout } = await work.run(['remove', first.slice(0, 12)]);
  expect(exitCode).toBe(0);
  expect(stdout).toBe('removed: book-1.lcpl\n1 license removed\n');
  expect(await shortIds(work)).toHaveLength(1);
  const { lines } = await work.run(['import', 'in', '--json']);
  expect(lines.at(-1)).toMatchObject({ revived: 1, unchanged: 1 });
});

it('removes all or nothing', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const [first = ''] = await shortIds(work);
  const { exitCode } = await work.run(['remove', first, 'ffffffffffff']);
  expect(exitCode).toBe(1);
  expect(await shortIds(work)).toHaveLength(1);
});

it('drops the bytes of removed licenses', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2)]);
  await work.run(['remove', ...(await shortIds(work))]);
  const { exitCode, lines } = await work.run(['clean', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toEqual({ type: 'completed', command: 'clean', purged: 2 });
});
