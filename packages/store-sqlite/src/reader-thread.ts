/**
 * A thread that reads a store: on a connection and in a transaction of its own it makes chunks, walks over them, and
 * sends them, never more ahead than it is allowed to. It ends when it is told to.
 */
import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { ChunkWalker, type RecordChunk } from '@wmdrm/core';
import { readChunks } from './chunk-reader.js';
import { openReader } from './connection.js';
import type { FromReaderThread, ReaderThreadData, ToReaderThread } from './reader-messages.js';
import { translateError } from './store-errors.js';
import { momentOf } from './store-moment.js';

interface Reading {
  readonly read: number;
  readonly chunks: Iterator<RecordChunk>;
  readonly headersOnly: boolean;
  /** Chunks that may be sent. */
  allowed: number;
}

const port = parentPort!;
const { file, busyTimeout } = workerData as ReaderThreadData;
const walker = new ChunkWalker({
  sha256: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
  crc32: (bytes, seed) => crc32(bytes, seed),
});
const db = openReader(file, busyTimeout);
let reading: Reading | undefined;

port.on('message', (message: ToReaderThread) => {
  switch (message.type) {
    case 'begin':
      db.exec('BEGIN');
      tell({ type: 'begun', state: momentOf(db) });
      break;
    case 'read': {
      const { read, plan, ahead } = message;
      const { headersOnly } = plan;
      reading = { read, chunks: readChunks(db, plan), headersOnly, allowed: ahead };
      send();
      break;
    }
    case 'more':
      if (reading?.read !== message.read) break;
      reading.allowed += 1;
      send();
      break;
    case 'stop':
      reading = undefined;
      break;
    case 'end':
      db.close();
      port.close();
      break;
  }
});
tell({ type: 'opened' });

/** Sends as many chunks as are allowed. */
function send(): void {
  while (reading && reading.allowed > 0) {
    const { read } = reading;
    try {
      const { done, value } = reading.chunks.next();
      if (done) {
        reading = undefined;
        tell({ type: 'done', read });
        return;
      }
      reading.allowed -= 1;
      // None where anything is wrong: the reader of the chunk looks again, and knows what to say of it.
      const walked = reading.headersOnly ? undefined : walker.tryWalk(value.bytes, 'crc');
      const { bytes, headers } = value;
      const handedOver = headers ? [bytes, headers] : [bytes];
      tell({ type: 'chunk', read, chunk: walked ? { ...value, walked } : value }, handedOver);
    } catch (error) {
      reading = undefined;
      tell({ type: 'failed', read, error: translateError(error, file).toJSON() });
    }
  }
}

/** `bytes` are handed over. */
function tell(message: FromReaderThread, bytes: readonly Uint8Array[] = []): void {
  port.postMessage(
    message,
    bytes.map(({ buffer }) => buffer as ArrayBuffer),
  );
}
