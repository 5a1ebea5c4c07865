import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { LineSink } from './line-sink.js';

/** Accepts one write and then waits for {@link release}. */
class SlowStream extends Writable {
  readonly taken: string[] = [];
  release: () => void = () => undefined;

  constructor() {
    super({ highWaterMark: 1, decodeStrings: false });
  }

  override _write(text: string, _encoding: string, done: () => void): void {
    this.taken.push(text);
    this.release = done;
  }
}

it('resolves when there is room for more', async () => {
  const stream = new SlowStream();
  let written = false;
  const writing = new LineSink(stream).write('one\n').then(() => (written = true));
  await new Promise(setImmediate);
  expect(written).toBe(false);
  stream.release();
  await writing;
  expect(stream.taken).toEqual(['one\n']);
});

it('drops text once the reader has gone', async () => {
  const stream = new SlowStream();
  const sink = new LineSink(stream);
  const writing = sink.write('one\n');
  stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await writing;
  await sink.write('two\n');
  expect(sink.closed).toBe(true);
  expect(stream.taken).toEqual(['one\n']);
});
