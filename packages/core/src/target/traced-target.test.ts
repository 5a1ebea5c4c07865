import { expect, it } from 'vitest';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { RecordedTracing } from '../fixtures/recorded-tracing.js';
import { tracedTarget } from './traced-target.js';

it('is the target itself while nobody listens to its calls', () => {
  const target = new MemoryTarget();
  expect(tracedTarget(target, {})).toBe(target);
  expect(tracedTarget(target, { tracing: new RecordedTracing(['backup']) })).toBe(target);
});

it('passes every call on, and tells of it', async () => {
  const tracing = new RecordedTracing();
  const target = tracedTarget(new MemoryTarget(), { tracing });
  const facts = { location: 'memory' };
  expect(await target.makeDirectory('a')).toBe(true);
  const staged = await target.createExclusive('a/b.tmp');
  await staged.write(2, [Uint8Array.of(1, 2), Uint8Array.of(3)]);
  await staged.flush();
  await staged.publish('a/b');
  await staged.discard();
  await target.flushFile('a/b');
  await target.flushDirectory('a');
  const file = await target.open('a/b');
  expect(await file.read(2, 3)).toEqual(Uint8Array.of(1, 2, 3));
  await file.close();
  expect(await target.stat('a/b')).toMatchObject({ kind: 'file', size: 5 });
  expect(await target.stat('a/c')).toBeUndefined();
  expect(await target.list('a')).toMatchObject([{ name: 'b' }]);
  expect(await target.remove('a/b')).toBe(true);
  await target.space();
  await target.close();
  expect(tracing.traces.map(({ facts, result }) => [facts, result])).toEqual([
    [{ call: 'makeDirectory', ...facts, name: 'a' }, { made: true }],
    [{ call: 'createExclusive', ...facts, name: 'a/b.tmp' }, {}],
    [{ call: 'write', ...facts, name: 'a/b.tmp', offset: 2, bytes: 3 }, {}],
    [{ call: 'flush', ...facts, name: 'a/b.tmp' }, {}],
    [{ call: 'publish', ...facts, name: 'a/b.tmp', finalName: 'a/b', replace: false }, {}],
    [{ call: 'discard', ...facts, name: 'a/b.tmp' }, {}],
    [{ call: 'flushFile', ...facts, name: 'a/b' }, {}],
    [{ call: 'flushDirectory', ...facts, name: 'a' }, {}],
    [{ call: 'open', ...facts, name: 'a/b' }, { size: 5 }],
    [{ call: 'read', ...facts, name: 'a/b', offset: 2, bytes: 3 }, {}],
    [{ call: 'closeFile', ...facts, name: 'a/b' }, {}],
    [
      { call: 'stat', ...facts, name: 'a/b' },
      { found: true, size: 5 },
    ],
    [{ call: 'stat', ...facts, name: 'a/c' }, { found: false }],
    [{ call: 'list', ...facts, name: 'a' }, { entries: 1 }],
    [{ call: 'remove', ...facts, name: 'a/b' }, { removed: true }],
    [{ call: 'space', ...facts }, expect.any(Object)],
    [{ call: 'close', ...facts }, {}],
  ]);
});
