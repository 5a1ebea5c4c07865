/** A thread of the step `hash-records`: tells that it is there, and what it did when it has been told to begin. */
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { StepResult } from '../child/step.ts';
import type { ChunkPlace } from './hash-records.ts';

/** Places in a record header, as docs/formats/backup-set.md names them. */
const header = { length: 8, totalLength: 12 } as const;

parentPort?.once('message', () => {
  parentPort?.postMessage(hashChunks(workerData as readonly ChunkPlace[]));
});
parentPort?.postMessage('ready');

function hashChunks(chunks: readonly ChunkPlace[]): StepResult {
  const handles = new Map<string, number>();
  let buffer = Buffer.alloc(0);
  let licenses = 0;
  let bytes = 0;
  for (const { file, offset, length } of chunks) {
    let handle = handles.get(file);
    if (handle === undefined) handles.set(file, (handle = openSync(file, 'r')));
    if (buffer.length < length) buffer = Buffer.alloc(length);
    readSync(handle, buffer, 0, length, offset);
    for (let at = 0; at < length;) {
      const total = buffer.readUInt32LE(at + header.totalLength);
      const payload = at + buffer.readUInt32LE(at + header.length);
      hash('sha256', buffer.subarray(payload, at + total), 'buffer');
      at += total;
      licenses += 1;
    }
    bytes += length;
  }
  for (const handle of handles.values()) closeSync(handle);
  return { licenses, bytes };
}
