import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStep, runModel, type Step } from '../fixtures/queue-model.js';
import { runQueue } from '../fixtures/queue-run.js';
import { seed } from '../fixtures/seed.js';

const small = fc.integer({ min: 0, max: 3 });
const two = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.constant<Step>({ type: 'queue' }), weight: 5 },
  { arbitrary: fc.constant<Step>({ type: 'run' }), weight: 5 },
  { arbitrary: fc.constant<Step>({ type: 'take' }), weight: 2 },
  { arbitrary: fc.constant<Step>({ type: 'wait' }), weight: 2 },
  { arbitrary: small.map<Step>((waiter) => ({ type: 'abort', waiter })), weight: 1 },
  {
    arbitrary: fc
      .tuple(two, two)
      .map<Step>(([callback, state]) => ({ type: 'begin', callback, state })),
    weight: 5,
  },
  { arbitrary: small.map<Step>((result) => ({ type: 'end', result })), weight: 5 },
  { arbitrary: fc.constant<Step>({ type: 'shutdown' }), weight: 1 },
);
/** Prints as a script that can be read. */
const script = fc.array(step, { maxLength: 40 }).map((steps) => ({
  steps,
  toString: (): string => steps.map(describeStep).join('; '),
  [fc.toStringMethod]: (): string => steps.map(describeStep).join('; '),
}));

test('any script of calls has the outcome of the model', async () => {
  await fc.assert(
    fc.asyncProperty(script, async ({ steps }) => {
      expect(await runQueue(steps)).toEqual(runModel(steps));
    }),
    { seed, numRuns: 3_000 },
  );
});
