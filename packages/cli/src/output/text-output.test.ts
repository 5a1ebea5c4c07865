import { expect, it } from 'vitest';
import { TextStream } from '../fixtures/text-stream.js';
import { makeOutput } from './make-output.js';

const progress = {
  type: 'progress',
  phase: 'writing',
  licensesDone: 1,
  licensesTotal: 2,
  bytesDone: 1,
  bytesTotal: 2,
} as const;

it('erases the progress bar before other text', async () => {
  const [stdout, stderr] = [new TextStream(true), new TextStream(true)];
  const out = makeOutput({ stdout, stderr }, { json: false, quiet: false });
  await out.progress(progress);
  await out.data(undefined, 'a row');
  expect(stderr.text.endsWith('\r\u001b[K')).toBe(true);
  expect(stdout.text).toBe('a row\n');
});

it('draws a bar where a terminal does not tell its width', async () => {
  const [stdout, stderr] = [new TextStream(true), new TextStream(true)];
  stderr.columns = 0;
  await makeOutput({ stdout, stderr }, { json: false, quiet: false }).progress(progress);
  expect(stderr.text).toContain('50%');
});

it('shows no progress, no notes, but results when asked to be quiet', async () => {
  const [stdout, stderr] = [new TextStream(), new TextStream()];
  const out = makeOutput({ stdout, stderr }, { json: false, quiet: true });
  await out.progress(progress);
  await out.note({ type: 'unrecognised', path: 'x' }, 'a note');
  await out.end({ type: 'completed', command: 'clean', purged: 1 }, 'a result');
  expect({ stdout: stdout.text, stderr: stderr.text }).toEqual({
    stdout: 'a result\n',
    stderr: '',
  });
});

it('has nothing on standard output but objects with --json', async () => {
  const [stdout, stderr] = [new TextStream(), new TextStream()];
  const out = makeOutput({ stdout, stderr }, { json: true, quiet: false });
  await out.started({ type: 'started', command: 'clean', store: '/s' });
  await out.progress(progress);
  await out.data(undefined, 'a heading');
  await out.warning('odd', 'Odd.');
  await out.end({ type: 'completed', command: 'clean', purged: 1 }, 'a result');
  const lines = stdout.text.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
    'started',
    'progress',
    'warning',
    'completed',
  ]);
  expect(stderr.text).toBe('');
});
