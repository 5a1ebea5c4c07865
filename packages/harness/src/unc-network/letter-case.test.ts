import { describe, expect, it } from 'vitest';
import { ShareClient } from './fixtures/share-client.js';

describe('names on a share', () => {
  it('are found in any case of letters, and keep their spelling', async () => {
    const client = new ShareClient();
    await client.mkdir('Backups');
    await client.write('backups/Straße.TXT', 'x');
    expect(await client.read('BACKUPS/stRaße.txt')).toBe('x');
    expect(await client.list('bACKUPS')).toEqual(['Straße.TXT']);
    expect([...(await client.share.files()).keys()]).toEqual(['Backups/Straße.TXT']);
  });

  it('are different where only a longer upper case is the same', async () => {
    const client = new ShareClient();
    await client.write('straße');
    await client.write('STRASSE');
    expect(await client.list()).toEqual(['STRASSE', 'straße']);
  });

  it('are taken in every case of letters', async () => {
    const client = new ShareClient();
    await client.write('Case');
    await expect(client.open('cASE', 'wx')).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(client.mkdir('CASE')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('keep the spelling of what is replaced', async () => {
    const client = new ShareClient();
    await client.write('Old', 'old');
    await client.write('new', 'new');
    await client.rename('NEW', 'OLD');
    expect(await client.list()).toEqual(['Old']);
    expect(await client.read('old')).toBe('new');
  });

  it('change their spelling when renamed to it', async () => {
    const client = new ShareClient();
    await client.write('name');
    await client.rename('name', 'Name');
    expect(await client.list()).toEqual(['Name']);
  });

  it('may be made anew in another spelling once they are gone', async () => {
    const client = new ShareClient();
    await client.write('name');
    const reader = await client.open('NAME', 'r');
    await client.unlink('nAme');
    await reader.close();
    await client.write('NAME');
    expect(await client.list()).toEqual(['NAME']);
  });

  it('are found below a directory that was renamed', async () => {
    const client = new ShareClient();
    await client.mkdir('d');
    await client.write('d/File', 'x');
    await client.rename('D', 'E');
    expect(await client.read('e/file')).toBe('x');
  });

  it('are different in the case of letters where the share says so', async () => {
    const client = new ShareClient({ caseSensitive: true });
    await client.write('a', 'small');
    await client.write('A', 'capital');
    expect(await client.list()).toEqual(['A', 'a']);
    expect(await client.read('a')).toBe('small');
    await expect(client.open('B', 'r')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['host', '\\\\NAS\\backups\\a'],
    ['share', '\\\\nas\\Backups\\a'],
    ['prefix', '\\\\?\\UNC\\nas\\BACKUPS\\A'],
  ])('of the %s come in any case', async (_, path) => {
    const client = new ShareClient();
    await client.write('a');
    expect((await client.fs.stat(path)).isFile()).toBe(true);
  });
});
