import { describe, expect, it } from 'vitest';
import { refusal, ShareClient } from './fixtures/share-client.js';

const root = '\\\\?\\UNC\\nas\\backups\\';

describe('the names of a Windows server', () => {
  it.each([
    'CON',
    'nul.txt',
    'aux .log',
    'COM1',
    'lpt\u00b9.x',
    'dot.',
    'space ',
    'a:b',
    'a*',
    'what?',
    'a"b',
    'a<b',
    'a>b',
    'a|b',
    'a\u0001',
    '..',
    'dir/prn/x',
  ])('do not include %j', async (name) => {
    const client = new ShareClient();
    expect(await refusal(client.open(name, 'wx'))).toBe('INVALID_NAME');
    expect(await refusal(client.mkdir(name))).toBe('INVALID_NAME');
    await client.write('a');
    expect(await refusal(client.rename('a', name))).toBe('INVALID_NAME');
    expect(await client.list()).toEqual(['a']);
  });

  it.each(['CONSOLE', 'nully.txt', 'com10', 'com', '.dot', ' space', 'ä\u{1f600}', 'a.b.c'])(
    'include %j',
    async (name) => {
      const client = new ShareClient();
      await client.write(name);
      expect(await client.list()).toEqual([name]);
    },
  );

  it('have no slash in them', async () => {
    const { fs } = new ShareClient();
    expect(await refusal(fs.open(`${root}a/b`, 'wx'))).toBe('INVALID_NAME');
  });

  it('have at most 255 units', async () => {
    const client = new ShareClient();
    await client.write('x'.repeat(255));
    expect(await refusal(client.open('x'.repeat(256), 'wx'))).toBe('FILENAME_EXCED_RANGE');
  });

  it('make paths shorter than 32,767 units', async () => {
    const client = new ShareClient();
    const name = `${'d'.repeat(200)}/`;
    const count = Math.floor((32_766 - root.length) / name.length);
    const directory = name.repeat(count);
    const longest = 'f'.repeat(32_766 - root.length - directory.length);
    await client.share.put(`${directory}${longest}`, 'deep');
    expect(await client.read(`${directory}${longest}`)).toBe('deep');
    expect(await refusal(client.open(`${directory}${longest}f`, 'wx'))).toBe(
      'FILENAME_EXCED_RANGE',
    );
  });

  it('are listed all the same where somebody made others on the server itself', async () => {
    const client = new ShareClient();
    await client.share.put('nul.txt', 'x');
    expect(await client.list()).toEqual(['nul.txt']);
    expect(await refusal(client.open('nul.txt', 'r'))).toBe('INVALID_NAME');
    expect(await refusal(client.rename('nul.txt', 'a'))).toBe('INVALID_NAME');
  });
});
