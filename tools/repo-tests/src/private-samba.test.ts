import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { root } from './workspace.js';

const installed = existsSync('/usr/sbin/smbd') && existsSync('/usr/bin/smbclient');

it.for(['SIGINT', 'SIGTERM'] as const)(
  'the private Samba server takes what it made with it at %s, whatever its input does',
  async (signal, context) => {
    if (!installed) {
      context.skip('needs Samba: apt-get install --no-install-recommends samba smbclient');
    }
    const child = spawn(process.execPath, [path.join(root, 'tools/samba/main.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { directory } = JSON.parse(line) as { readonly directory: string };
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(directory)).toBe(false);
  },
);
