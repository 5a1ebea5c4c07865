import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connectTo, useSamba, type Samba } from '../fixtures/samba.js';
import type { SmbClientOptions } from './smb-client.js';

/** Writes, publishes and reads a file of a few requests; what was negotiated, and whether it came back whole. */
async function roundTrip(
  samba: Samba,
  options: Partial<SmbClientOptions>,
): Promise<readonly [dialect: string, protection: string, whole: boolean]> {
  await using client = await connectTo(samba, options);
  const share = await client.openShare('rw');
  const content = randomBytes(3_000_000);
  const name = `file-${randomBytes(8).toString('hex')}`;
  const file = await share.createExclusive(`${name}.tmp`);
  await file.write(0, [content]);
  await file.flush();
  await file.rename(name);
  await file.close();
  await using again = await share.openFile(name);
  const whole = (await again.read(0, again.size)).equals(content);
  const { dialect, cipher, signing } = client.negotiated;
  return [dialect, cipher ?? signing, whole];
}

describe('a server that leaves it to the client', () => {
  const samba = useSamba('default');

  it.each([
    [{}, '3.1.1', 'AES-GMAC'],
    [{ signings: ['AES-CMAC'] }, '3.1.1', 'AES-CMAC'],
    [{ signings: ['HMAC-SHA256'] }, '3.1.1', 'HMAC-SHA256'],
    [{ encrypt: true }, '3.1.1', 'AES-128-GCM'],
    [{ encrypt: true, ciphers: ['AES-128-CCM'] }, '3.1.1', 'AES-128-CCM'],
    [{ encrypt: true, ciphers: ['AES-256-GCM'] }, '3.1.1', 'AES-256-GCM'],
    [{ encrypt: true, ciphers: ['AES-256-CCM'] }, '3.1.1', 'AES-256-CCM'],
    [{ maximumDialect: '3.0.2' }, '3.0.2', 'AES-CMAC'],
    [{ maximumDialect: '3.0.2', encrypt: true }, '3.0.2', 'AES-128-CCM'],
    [{ maximumDialect: '3.0' }, '3.0', 'AES-CMAC'],
    [{ maximumDialect: '3.0', encrypt: true }, '3.0', 'AES-128-CCM'],
    [{ minimumDialect: '2.1', maximumDialect: '2.1' }, '2.1', 'HMAC-SHA256'],
    [{ minimumDialect: '2.0.2', maximumDialect: '2.0.2' }, '2.0.2', 'HMAC-SHA256'],
  ] satisfies [Partial<SmbClientOptions>, string, string][])(
    'works with %j',
    async (options, dialect, protection) => {
      expect(await roundTrip(samba(), options)).toEqual([dialect, protection, true]);
    },
  );

  it('cannot be made to encrypt without a cipher in common', async () => {
    const connecting = connectTo(samba(), { encrypt: true, ciphers: [] });
    await expect(connecting).rejects.toMatchObject({ code: 'EPROTONOSUPPORT' });
  });
});

describe.each([
  ['signing', '3.1.1', 'AES-GMAC'],
  ['encryption', '3.1.1', 'AES-128-GCM'],
  ['smb3.0', '3.0', 'AES-CMAC'],
  ['smb3.0-encryption', '3.0.2', 'AES-128-CCM'],
])('a server of the variant %s', (variant, dialect, protection) => {
  const samba = useSamba(variant);

  it('is served as it wants', async () => {
    expect(await roundTrip(samba(), {})).toEqual([dialect, protection, true]);
  });
});

describe('a server of the variant smb2.1', () => {
  const samba = useSamba('smb2.1');

  it('is refused', async () => {
    await expect(connectTo(samba())).rejects.toMatchObject({ code: 'EPROTONOSUPPORT' });
  });

  it('is taken where an option allows it', async () => {
    expect(await roundTrip(samba(), { minimumDialect: '2.1' })).toEqual([
      '2.1',
      'HMAC-SHA256',
      true,
    ]);
  });
});
