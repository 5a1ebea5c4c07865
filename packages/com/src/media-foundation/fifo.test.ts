import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { Fifo } from './fifo.js';

test('behaves like an array that is pushed and shifted', () => {
  const step = fc.oneof(
    { arbitrary: fc.constant('push' as const), weight: 3 },
    { arbitrary: fc.constant('shift' as const), weight: 3 },
    { arbitrary: fc.constant('many' as const), weight: 1 },
    { arbitrary: fc.constant('drain' as const), weight: 1 },
    { arbitrary: fc.constant('clear' as const), weight: 1 },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const fifo = new Fifo<number>();
      const array: number[] = [];
      let next = 0;
      const push = (): void => {
        fifo.push(next);
        array.push(next);
        next += 1;
      };
      for (const each of steps) {
        if (each === 'push') push();
        if (each === 'shift') expect(fifo.shift()).toBe(array.shift());
        if (each === 'many') for (let count = 0; count < 200; count += 1) push();
        if (each === 'drain') {
          for (let count = 0; count < 150; count += 1) expect(fifo.shift()).toBe(array.shift());
        }
        if (each === 'clear') {
          fifo.clear();
          array.length = 0;
        }
        expect(fifo.length).toBe(array.length);
      }
    }),
    { seed },
  );
});
