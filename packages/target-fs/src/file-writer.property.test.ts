import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, directFs } from './fixtures/direct-fs.js';
import { errnoError, memoryFs } from './fixtures/memory-fs.js';
import { openedTarget } from './fixtures/open.js';
import { contentOf, pattern } from './fixtures/patterned.js';
import type { TargetFileSystem } from './target-file-system.js';

describe('whatever is written, and in whatever order', () => {
  const write = fc.record({
    what: fc.constant('write' as const),
    /** Where: behind the last write, or somewhere. */
    at: fc.option(fc.nat(6000), { nil: undefined, freq: 4 }),
    length: fc.oneof(fc.nat(40), fc.nat(3000), fc.constantFrom(block, 2 * block, 4 * block)),
    awaited: fc.boolean(),
  });
  const flush = fc.record({ what: fc.constant('flush' as const), awaited: fc.boolean() });
  const steps = fc.array(fc.oneof({ weight: 4, arbitrary: write }, flush), { maxLength: 12 });

  /** Does the steps; overlapping writes one after the other, as callers must. */
  async function content(
    fs: TargetFileSystem,
    directFrom: number,
    todo: readonly (typeof steps extends fc.Arbitrary<infer S> ? S : never)[number][],
  ): Promise<Uint8Array> {
    const target = await openedTarget(fs, { directFrom });
    const file = await target.createExclusive('a.tmp');
    let end = 0;
    const open: Promise<unknown>[] = [];
    for (const [index, step] of todo.entries()) {
      if (step.what === 'write' && step.at !== undefined) await Promise.all(open.splice(0));
      const job =
        step.what === 'flush'
          ? file.flush()
          : file.write(step.at ?? end, [pattern(step.length, index)]);
      if (step.what === 'write') end = (step.at ?? end) + step.length;
      open.push(job);
      const elsewhere = step.what === 'write' && step.at !== undefined;
      if (step.awaited || elsewhere) await Promise.all(open.splice(0));
    }
    await Promise.all(open);
    await file.publish('a');
    return await contentOf(target, 'a');
  }

  it('the file has the same bytes as through the cache', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.constantFrom(1, block),
        fc.option(fc.nat(4), { nil: undefined }),
        async (todo, from, refused) => {
          const { fs } = directFs({
            onDirectWrite: async (nth, done) => {
              // Direct writes end in any order.
              if (nth % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
              if (nth === refused) throw errnoError('EINVAL');
              return await done();
            },
          });
          expect(await content(fs, from, todo)).toEqual(
            await content(memoryFs('/backup'), Infinity, todo),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
