import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { interleave, type Side } from '../com/interleave.ts';
import type { Comparison } from '../medians/compare.ts';
import { warmFactor } from '../rounds/run-round.ts';
import type { Stores } from '../rounds/stores.ts';
import type { WorkFolder } from '../work-folder.ts';
import { passwordVariable } from './bench-share.ts';
import { runningSamba, type RunningSamba } from './running-samba.ts';

const bigFile = 64 * 1024 * 1024;
const block = Buffer.alloc(1024 * 1024, 0x5a);
/** Small files for so many licenses: 2,000 for 200,000. */
const licensesPerSmallFile = 100;
const inFlight = 16;

/** A server, and what of it the rows are called. */
const servers = [
  ['default', 'default'],
  ['signing', 'signing required'],
  ['encryption', 'encrypted'],
] as const;

export interface SmbOptions {
  readonly licenses: number;
  readonly rounds: number;
}

/** Backups on shares against `smbclient put`, and many small files at once against one after the other. */
export async function measureSmb(
  folder: WorkFolder,
  stores: Stores,
  options: SmbOptions,
  tell: (what: string) => void,
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const [variant, title] of servers) {
    tell(`measuring SMB, ${title}`);
    const samba = await runningSamba(variant);
    try {
      process.env[passwordVariable] = samba.password;
      const bench = new ServerBench(folder, samba, variant === 'encryption');
      comparisons.push(
        await bench.write(`SMB, ${title}: 64 MiB : smbclient put`, options.rounds, false),
        await bench.write(`SMB, ${title}: 64 MiB, safe : smbclient put`, options.rounds, true),
        await bench.backUp(`SMB, ${title}: full backup : smbclient put`, stores, options.rounds),
      );
      if (variant === 'default') comparisons.push(await bench.writeSmall(options));
    } finally {
      await samba.stop();
    }
  }
  return comparisons;
}

class ServerBench {
  readonly #folder: WorkFolder;
  readonly #samba: RunningSamba;
  readonly #share: { readonly port: number; readonly user: string; readonly encrypt: boolean };

  constructor(folder: WorkFolder, samba: RunningSamba, encrypt: boolean) {
    this.#folder = folder;
    this.#samba = samba;
    this.#share = { port: samba.port, user: samba.user, encrypt };
  }

  async write(title: string, rounds: number, safe: boolean): Promise<Comparison> {
    const write = { share: this.#share, directory: 'out', bytes: bigFile, safe };
    return interleave(
      title,
      this.#side('smb-write', bigFile, () => runStep('smb-write', write)),
      this.#put(bigFile),
      rounds,
    );
  }

  async backUp(title: string, { all, bytes }: Stores, rounds: number): Promise<Comparison> {
    const backup = { store: this.#folder.at(all), share: this.#share, directory: 'out' };
    return interleave(
      title,
      this.#side('smb-back-up', bytes, () => runStep('smb-back-up', backup)),
      this.#put(bytes),
      rounds,
    );
  }

  async writeSmall({ licenses, rounds }: SmbOptions): Promise<Comparison> {
    const files = Math.max(inFlight, Math.round(licenses / licensesPerSmallFile));
    const side = (atOnce: number): Side =>
      this.#side(`smb-small-${atOnce}`, 0, () =>
        runStep('smb-small', { share: this.#share, directory: 'out', files, inFlight: atOnce }),
      );
    const title = `SMB: ${files.toLocaleString('en-US')} files, ${inFlight} at once : one by one`;
    return interleave(title, side(inFlight), side(1), rounds);
  }

  /** `smbclient put` of a file of so many bytes. */
  #put(bytes: number): Side {
    return this.#side(`smbclient-${bytes}`, bytes, async () => {
      const file = this.#folder.at('source');
      writeFileSync(file, '');
      for (let at = 0; at < bytes; at += block.length) {
        appendFileSync(file, block.subarray(0, Math.min(block.length, bytes - at)));
      }
      const sample = await runStep('smbclient-put', { share: this.#share, file });
      this.#folder.remove('source');
      return sample;
    });
  }

  /** What a step wrote is removed behind the server's back. */
  #side(name: string, bytes: number, step: () => Promise<Sample>): Side {
    return {
      name,
      take: async () => {
        const warm = { file: this.#folder.at('warm'), bytes: bytes * warmFactor };
        if (bytes > 0) await runStep('warm-memory', warm);
        const sample = await step();
        for (const written of ['out', 'put']) {
          rmSync(path.join(this.#samba.directory, 'rw', written), { recursive: true, force: true });
        }
        return sample;
      },
    };
  }
}
