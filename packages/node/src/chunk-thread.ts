/** A thread that checks chunks: each comes back as it was, with what was found. It is ended from outside. */
import { parentPort } from 'node:worker_threads';
import { chunkChecker, type CheckedChunk, type ChunkTask } from '@wmdrm/core';
import { nodeHasher } from './node-hasher.js';

const port = parentPort!;
const isWhole = chunkChecker(nodeHasher);

port.on('message', (task: ChunkTask) => {
  const { bytes } = task;
  const checked: CheckedChunk = { bytes, whole: isWhole(task) };
  port.postMessage(checked, [bytes.buffer]);
});
port.postMessage('ready');
