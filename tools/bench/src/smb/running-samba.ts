import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A private server, run by `tools/samba`. */
export interface RunningSamba {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Its share `rw` is the directory of this name in it. */
  readonly directory: string;
  stop(): Promise<void>;
}

const directories = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin'];

/** Whether there is anything to measure. */
export const sambaInstalled: boolean = ['smbd', 'pdbedit', 'smbclient'].every((name) =>
  directories.some((directory) => existsSync(path.join(directory, name))),
);

export async function runningSamba(variant: string): Promise<RunningSamba> {
  const program = path.resolve(import.meta.dirname, '../../../samba/main.ts');
  const child = spawn(process.execPath, [program, variant], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<RunningSamba, 'stop'>), stop };
  }
  throw new Error('The private Samba server did not start.');
}
