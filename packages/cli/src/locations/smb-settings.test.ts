import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSmbSettings } from './smb-settings.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'wmdrm-password-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

/** What is read from a password file of this content. */
async function passwordIn(content: string | Uint8Array): Promise<unknown> {
  await writeFile(path.join(directory, 'password'), content);
  const settings = readSmbSettings({ user: 'ann', passwordFile: 'password' }, {}, directory);
  return await settings?.password().catch((error: unknown) => error);
}

it('a password is read once: what is connected anew needs no file, which may be a pipe', async () => {
  await writeFile(path.join(directory, 'password'), 'secret');
  const settings = readSmbSettings({ user: 'ann', passwordFile: 'password' }, {}, directory);
  expect(await settings?.password()).toBe('secret');
  await writeFile(path.join(directory, 'password'), '');
  expect(await settings?.password()).toBe('secret');
});

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the password in a file', () => {
  it.each([
    ['alone', 'pässwörd '],
    ['with a line break of Unix', 'pässwörd \n'],
    ['with a line break of Windows', 'pässwörd \r\n'],
    ['with a byte order mark', '\ufeffpässwörd \r\n'],
    ['as PowerShell writes it', utf16('pässwörd \r\n')],
  ])('%s is read as it is', async (_how, content) => {
    expect(await passwordIn(content)).toBe('pässwörd ');
  });

  it.each([
    ['nothing', '\n', 'holds no password'],
    ['two lines', 'secret-0815\nuser=ann\n', 'holds more than one line'],
    ['UTF-16 that does not say so', utf16('secret-0815').subarray(2), 'holds more than one line'],
    ['Latin-1', Buffer.from('secret-0815-ä', 'latin1'), 'is not in UTF-8'],
  ])('is refused where there is %s, and not repeated', async (_what, content, message) => {
    const error = await passwordIn(content);
    expect(error).toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining(message),
    });
    expect(String(error)).not.toContain('0815');
  });
});
