import type { StepResult } from '../child/step.ts';
import { sharePassword, type BenchShare } from './bench-share.ts';
import { loadLibsmbclient } from './libsmbclient.ts';

/** Bytes handed over at once. */
const blockLength = 4 * 1024 * 1024;

/**
 * Samba's library writes so many bytes into a new file of the share; it flushes nothing, and cannot. Logging on is in the
 * time, loading the library is not. What is signed or encrypted the server decides.
 */
export async function libsmbclientWrite(options: {
  readonly share: BenchShare;
  readonly bytes: number;
}): Promise<StepResult> {
  const library = await loadLibsmbclient();
  if (!library) throw new Error('libsmbclient or koffi has gone.');
  const { share, bytes } = options;
  const block = Buffer.alloc(blockLength, 0x5a);
  const user = `${share.user}:${encodeURIComponent(sharePassword())}`;

  const cpu = process.cpuUsage();
  const started = performance.now();
  if (!library.start()) throw new Error('libsmbclient does not start.');
  const file = library.create(`smb://${user}@127.0.0.1:${share.port}/rw/put`);
  if (file < 0) throw new Error('libsmbclient does not create the file.');
  for (let at = 0; at < bytes; at += blockLength) {
    const length = Math.min(blockLength, bytes - at);
    if (library.write(file, block, length) !== length) throw new Error('A write was cut short.');
  }
  if (library.close(file) !== 0) throw new Error('libsmbclient does not close the file.');
  const milliseconds = performance.now() - started;
  const { user: own, system } = process.cpuUsage(cpu);
  return { licenses: 0, bytes, milliseconds, cpuMilliseconds: (own + system) / 1000 };
}
