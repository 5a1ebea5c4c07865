import { expect, it } from 'vitest';
import { TextStream } from '../fixtures/text-stream.js';
import { LineSink } from './line-sink.js';
import type { ProgressLine } from './output-line.js';
import { ProgressBar } from './progress-bar.js';
import { ProgressLines } from './progress-lines.js';

function progress(bytesDone: number, bytesTotal = 2048): ProgressLine {
  const [licensesDone, licensesTotal] = [Math.floor(bytesDone / 1024), bytesTotal / 1024];
  return {
    type: 'progress',
    phase: 'writing',
    licensesDone,
    licensesTotal,
    bytesDone,
    bytesTotal,
  };
}

function bar(stream: TextStream): ProgressBar {
  return new ProgressBar(new LineSink(stream), {
    columns: () => stream.columns,
    colour: (text) => text,
  });
}

it('draws a bar over itself', async () => {
  const stream = new TextStream(true);
  const drawn = bar(stream);
  await drawn.show(progress(1024));
  await drawn.clear();
  expect(stream.text).toBe(
    '\r\u001b[K[##########----------]  50%  1 of 2 licenses  1.0 KiB of 2.0 KiB  writing\r\u001b[K',
  );
});

it.each([10, 24, 30, 60])('never wraps on a terminal of %d columns', async (columns) => {
  const stream = new TextStream(true);
  stream.columns = columns;
  await bar(stream).show(progress(1024));
  expect(stream.text.replace('\r\u001b[K', '').length).toBeLessThan(columns);
});

it('erases nothing it has not drawn', async () => {
  const stream = new TextStream(true);
  await bar(stream).clear();
  expect(stream.text).toBe('');
});

it('shows an operation without bytes as done', async () => {
  const stream = new TextStream(true);
  await bar(stream).show(progress(0, 0));
  expect(stream.text).toContain('100%');
});

it('writes a plain line for each phase and each quarter, no more', async () => {
  const stream = new TextStream();
  const lines = new ProgressLines(new LineSink(stream));
  for (let done = 0; done <= 2048; done++) await lines.show(progress(done));
  await lines.show({ ...progress(2048), phase: 'publishing' });
  expect(stream.text.trimEnd().split('\n')).toHaveLength(6);
  expect(stream.text).toMatch(/^writing {6}0% {2}0 of 2 licenses {2}0 bytes of 2\.0 KiB\n/);
  expect(stream.text).not.toContain('\u001b');
});
