import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The servers `--smb` tells the story on: those that can be written to, by a client as safe as the command. */
export const variants = [
  'default',
  'signing',
  'encryption',
  'smb3.0',
  'smb3.0-encryption',
  'case-sensitive',
] as const;

/** There is no server to tell the story on. */
export class NoSamba extends Error {}

/** A private server, run by `tools/samba`. */
export interface RunningSamba {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Its share `rw` is the directory of this name in it. */
  readonly directory: string;
  stop(): Promise<void>;
}

/** Starts a server; what is missing is said by the program that starts it. */
export async function runningSamba(variant: string): Promise<RunningSamba> {
  const program = path.resolve(import.meta.dirname, '../../samba/main.ts');
  const child = spawn(process.execPath, [program, variant], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<RunningSamba, 'stop'>), stop };
  }
  await ended;
  const why = complaint.split('\n').find((line) => line.startsWith('Error: '));
  throw new NoSamba(why?.slice('Error: '.length) ?? 'The private Samba server did not start.');
}
