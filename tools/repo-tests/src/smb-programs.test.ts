import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeBlocks } from './code-blocks.js';
import { root } from './workspace.js';

/** Their programs are written for a NAS somebody has; here they run on a private Samba server. */
const documents = ['docs/guides/smb.md', 'packages/target-smb/README.md'];
const programs = documents.flatMap((file) =>
  codeBlocks(file, readFileSync(path.join(root, file), 'utf8'))
    .filter(({ language }) => language === 'ts')
    .map(({ line, code }) => [`${file}:${line}`, code] as const),
);

interface Samba {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const installed = existsSync('/usr/sbin/smbd') && existsSync('/usr/bin/smbclient');
let samba: Samba | undefined;
let folder = '';
let stop = async (): Promise<void> => undefined;

beforeAll(async () => {
  const scratch = path.join(root, 'tools/repo-tests/.tmp');
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(path.join(scratch, 'smb-'));
  if (!installed) return;
  const child = spawn(process.execPath, [path.join(root, 'tools/samba/main.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  stop = async () => {
    child.stdin.end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    samba = JSON.parse(line) as Samba;
    return;
  }
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the programs about SMB run', () => {
  for (const [place, code] of programs) {
    it(place, (context) => {
      if (!samba) {
        return context.skip('needs Samba: apt-get install --no-install-recommends samba smbclient');
      }
      const { port, user, password } = samba;
      const here = code
        .replaceAll(/\bnas(?:\.local)?\b(?=[/'])/g, '127.0.0.1')
        .replaceAll(/(?<=['/])backups(?=['/])/g, 'rw')
        .replaceAll(/user: 'backup'/g, `user: '${user}', port: ${port}`);
      const file = path.join(folder, `${place.replaceAll(/[^\w-]+/g, '-')}.ts`);
      writeFileSync(file, here);
      const run = spawnSync(process.execPath, [file], {
        encoding: 'utf8',
        env: { ...process.env, NAS_PASSWORD: password, WMDRM_SMB_PASSWORD: password },
        // Whoever forgets to close a connection does not end.
        timeout: 60_000,
      });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
    });
  }
});
