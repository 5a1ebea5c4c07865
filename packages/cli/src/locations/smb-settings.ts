import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LicenseStoreError } from '@wmdrm/core';
import { fileError } from '../files/file-error.js';

/** Options about the account and the server of shares that are spoken to directly, as commander hands them over. */
export interface SmbOptions {
  readonly user?: string;
  readonly domain?: string;
  readonly passwordFile?: string;
  readonly smbPort?: string;
  readonly smbEncrypt?: boolean;
}

/** The same, read and checked. The password is read when the first share is opened, and then kept: it may come out of a pipe. */
export interface SmbSettings {
  readonly user: string;
  readonly password: () => Promise<string>;
  readonly domain?: string;
  readonly port?: number;
  readonly encrypt: boolean;
}

/** `undefined` where no user is named: then no share is spoken to directly. Throws `invalid-argument`. */
export function readSmbSettings(
  options: SmbOptions,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): SmbSettings | undefined {
  const { user, domain, passwordFile, smbPort, smbEncrypt = false } = options;
  if (user === undefined) {
    const alone = Object.entries({
      ...{ '--domain': domain, '--password-file': passwordFile, '--smb-port': smbPort },
      ...{ '--smb-encrypt': smbEncrypt || undefined },
    }).find(([, value]) => value !== undefined);
    if (alone) throw invalid(`${alone[0]} is about a user, and none is named`, 'Add --user NAME.');
    return undefined;
  }
  let password: Promise<string> | undefined;
  if (user === '') throw invalid('The user (--user) is empty', 'Name the account on the server.');
  return {
    user,
    password: () =>
      (password ??= readPassword(passwordFile && path.resolve(cwd, passwordFile), env)),
    ...(domain === undefined ? {} : { domain }),
    ...(smbPort === undefined ? {} : { port: readPort(smbPort) }),
    encrypt: smbEncrypt,
  };
}

/** The one line of the file, or the environment's. */
async function readPassword(
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  if (!file) {
    const password = env['WMDRM_SMB_PASSWORD'];
    if (password) return password;
    throw invalid(
      'There is no password for --user',
      'Give --password-file FILE, or set WMDRM_SMB_PASSWORD.',
    );
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw fileError(error, 'read', file);
  }
  const password = textOf(bytes)?.replace(/\r?\n$/, '');
  const alone = 'Write the password into it, and nothing else.';
  if (password === undefined) throw invalid(`${file} is not in UTF-8`, alone);
  if (password === '') throw invalid(`${file} holds no password`, alone);
  if (/[\r\n\0]/.test(password)) throw invalid(`${file} holds more than one line`, alone);
  return password;
}

/** As editors and shells write it: UTF-8 or, where it says so at its beginning, UTF-16LE. `undefined` if it is neither. */
function textOf(bytes: Buffer): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    // A byte order mark is taken away.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw invalid(`${JSON.stringify(text)} is no port`, 'Write --smb-port N, from 1 to 65535.');
}

function invalid(what: string, remedy: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `${what}.`, { remedy });
}
