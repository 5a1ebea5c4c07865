import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openSync, closeSync, fstatSync, readFileSync, readSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { StepResult } from '../child/step.ts';
import { filesBelow } from '../loops/files-below.ts';

/** Its types are taken out beforehand: a thread that is started in the time should not pay for that. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(
    stripTypeScriptTypes(readFileSync(new URL('hash-records-worker.ts', import.meta.url), 'utf8')),
  )}`,
);

/** A chunk of a segment file. */
export interface ChunkPlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Places in a segment file, as docs/formats/backup-set.md names them. */
const trailer = { length: 64, count: 4, tableOffset: 8 } as const;
const tableEntry = { length: 64, offset: 0, storedLength: 8, codec: 20 } as const;

/**
 * SHA-256 of every record's payload of the segments below a directory, and nothing else: each of so many threads reads
 * every nth chunk and hashes its records one by one. Starting the threads is in the time only if `starting` says so.
 */
export async function hashRecords(options: {
  readonly directory: string;
  readonly threads: number;
  /** Default false. */
  readonly starting?: boolean;
}): Promise<StepResult> {
  const { directory, threads, starting = false } = options;
  const chunks = filesBelow(directory)
    .filter((file) => file.endsWith('.seg'))
    .flatMap(chunksOf);
  const shares = Array.from({ length: threads }, (_, thread) =>
    chunks.filter((_chunk, index) => index % threads === thread),
  );
  const asked = performance.now();
  const workers = shares.map((workerData) => new Worker(program, { workerData }));
  await Promise.all(workers.map(nextMessage));
  const started = starting ? asked : performance.now();
  for (const worker of workers) worker.postMessage('begin');
  const done = (await Promise.all(workers.map(nextMessage))) as readonly StepResult[];
  const milliseconds = performance.now() - started;
  await Promise.all(workers.map((worker) => worker.terminate()));
  const sum = (of: (each: StepResult) => number): number =>
    done.reduce((total, each) => total + of(each), 0);
  return {
    licenses: sum(({ licenses }) => licenses),
    bytes: sum(({ bytes }) => bytes),
    milliseconds,
  };
}

async function nextMessage(worker: Worker): Promise<unknown> {
  const [message] = (await once(worker, 'message')) as readonly unknown[];
  return message;
}

function chunksOf(file: string): readonly ChunkPlace[] {
  const handle = openSync(file, 'r');
  try {
    const read = (length: number, position: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(handle, bytes, 0, length, position);
      return bytes;
    };
    const end = read(trailer.length, fstatSync(handle).size - trailer.length);
    const count = end.readUInt32LE(trailer.count);
    const table = read(count * tableEntry.length, Number(end.readBigUInt64LE(trailer.tableOffset)));
    return Array.from({ length: count }, (_, index) => {
      const at = index * tableEntry.length;
      if (table.readUInt32LE(at + tableEntry.codec) !== 0)
        throw new Error('A chunk is compressed.');
      return {
        file,
        offset: Number(table.readBigUInt64LE(at + tableEntry.offset)),
        length: table.readUInt32LE(at + tableEntry.storedLength),
      };
    });
  } finally {
    closeSync(handle);
  }
}
