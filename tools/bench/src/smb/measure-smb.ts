import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { interleave, type Side } from '../com/interleave.ts';
import type { Comparison } from '../medians/compare.ts';
import type { PartFigures } from '../parts/part.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atLeast, type Goal } from '../rows/goal.ts';
import type { Row } from '../rows/row.ts';
import { warmFactor } from '../rounds/run-round.ts';
import type { Stores } from '../rounds/stores.ts';
import type { WorkFolder } from '../work-folder.ts';
import { passwordVariable } from './bench-share.ts';
import { libsmbclientInstall } from './libsmbclient.ts';
import { runningSamba, type RunningSamba } from './running-samba.ts';

const bigFile = 64 * 1024 * 1024;
const block = Buffer.alloc(1024 * 1024, 0x5a);
/** Small files for so many licenses: 2,000 for 200,000. */
const licensesPerSmallFile = 100;
const inFlight = 16;

/** What a server is called in the rows, and what is asked of us there. */
interface Server {
  readonly variant: string;
  readonly title: string;
  readonly smbclient?: Goal;
  /** Absent where the library is not measured: on its own it does not sign. */
  readonly library?: { readonly goal?: Goal };
}

const servers: readonly Server[] = [
  { variant: 'default', title: 'default' },
  {
    variant: 'signing',
    title: 'signing required',
    smbclient: atLeast(1.3, 2),
    library: { goal: atLeast(0.6, 0.9) },
  },
  { variant: 'encryption', title: 'encrypted', smbclient: atLeast(1.3, 2), library: {} },
];
const smallFiles = atLeast(2);

export interface SmbOptions {
  readonly licenses: number;
  readonly rounds: number;
}

/**
 * Backups on shares against `smbclient put` and against libsmbclient, where it can be called; and many small files at once
 * against one after the other.
 */
export async function measureSmb(
  folder: WorkFolder,
  stores: Stores,
  options: SmbOptions,
  tell: (what: string) => void,
): Promise<PartFigures> {
  const found: PartFigures[] = [];
  for (const server of servers) {
    tell(`measuring SMB, ${server.title}`);
    const samba = await runningSamba(server.variant);
    try {
      process.env[passwordVariable] = samba.password;
      const bench = new ServerBench(folder, samba, server.variant === 'encryption');
      found.push(...(await measureServer(bench, server, stores, options)));
    } finally {
      await samba.stop();
    }
  }
  return {
    rows: found.flatMap(({ rows }) => rows),
    series: found.flatMap(({ series }) => series),
  };
}

async function measureServer(
  bench: ServerBench,
  { variant, title, smbclient, library }: Server,
  stores: Stores,
  options: SmbOptions,
): Promise<readonly PartFigures[]> {
  const { rounds } = options;
  const found: PartFigures[] = [];
  const add = (comparison: Comparison, goal?: Goal): void => {
    const { of, against } = comparison;
    const row = comparisonRow(comparison, goal ? { goal } : {});
    found.push({ rows: [row], series: [of, against] });
  };
  const big = `SMB, ${title}: 64 MiB`;
  const full = `SMB, ${title}: full backup`;
  const put = (bytes: number): Side => bench.put(bytes);
  add(await bench.write(`${big} : smbclient put`, put(bigFile), rounds), smbclient);
  add(await bench.write(`${big}, safe : smbclient put`, put(bigFile), rounds, true));
  add(await bench.backUp(`${full} : smbclient put`, put(stores.bytes), stores, rounds), smbclient);
  if (library) {
    const install = await libsmbclientInstall();
    const { goal } = library;
    if (install === undefined) {
      const [one, all] = [bench.libsmbclient(bigFile), bench.libsmbclient(stores.bytes)];
      add(await bench.write(`${big} : libsmbclient`, one, rounds), goal);
      add(await bench.backUp(`${full} : libsmbclient`, all, stores, rounds), goal);
    } else {
      const note = `not measured, needs: ${install}`;
      const rows = [big, full].map((what): Row => {
        return { title: `${what} : libsmbclient`, unit: 'ratio', note, ...(goal ? { goal } : {}) };
      });
      found.push({ rows, series: [] });
    }
  }
  if (variant === 'default') add(await bench.writeSmall(options), smallFiles);
  return found;
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

  async write(title: string, against: Side, rounds: number, safe = false): Promise<Comparison> {
    const write = { share: this.#share, directory: 'out', bytes: bigFile, safe };
    const side = this.#side('smb-write', bigFile, () => runStep('smb-write', write));
    return interleave(title, side, against, rounds);
  }

  async backUp(
    title: string,
    against: Side,
    { all, bytes }: Stores,
    rounds: number,
  ): Promise<Comparison> {
    const backup = { store: this.#folder.at(all), share: this.#share, directory: 'out' };
    const side = this.#side('smb-back-up', bytes, () => runStep('smb-back-up', backup));
    return interleave(title, side, against, rounds);
  }

  async writeSmall({ licenses, rounds }: SmbOptions): Promise<Comparison> {
    const files = Math.max(inFlight, Math.round(licenses / licensesPerSmallFile));
    let written = 0;
    // Each round leaves its files: ext4 without a journal passes over inodes deleted within the last minutes, one by one,
    // and then creating a file takes most of the time.
    const side = (atOnce: number): Side => ({
      name: `smb-small-${atOnce}`,
      take: () => {
        const directory = `small-${++written}`;
        return runStep('smb-small', { share: this.#share, directory, files, inFlight: atOnce });
      },
    });
    const title = `SMB: ${files.toLocaleString('en-US')} files, ${inFlight} at once : one by one`;
    return interleave(title, side(inFlight), side(1), rounds);
  }

  /** `smbclient put` of a file of so many bytes. */
  put(bytes: number): Side {
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

  /** libsmbclient writes a file of so many bytes. */
  libsmbclient(bytes: number): Side {
    const write = { share: this.#share, bytes };
    return this.#side(`libsmbclient-${bytes}`, bytes, () => runStep('libsmbclient-write', write));
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
