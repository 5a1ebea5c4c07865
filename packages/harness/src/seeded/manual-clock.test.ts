import { describe, expect, it } from 'vitest';
import { manualClock } from './manual-clock.js';

describe('a manual clock', () => {
  it('wakes sleepers in order, each at its own time', async () => {
    const clock = manualClock();
    const woken: [string, number][] = [];
    const sleep = async (name: string, milliseconds: number): Promise<void> => {
      await clock.sleep(milliseconds);
      woken.push([name, clock.monotonic()]);
    };
    const all = Promise.all([sleep('b', 20), sleep('a', 10), sleep('c', 30)]);
    await clock.advance(25);
    expect(woken).toEqual([
      ['a', 10],
      ['b', 20],
    ]);
    expect(clock.sleeping).toBe(1);
    await clock.advance(5);
    await all;
  });

  it('wakes a sleeper that falls asleep again while time passes', async () => {
    const clock = manualClock();
    let beats = 0;
    const heart = (async () => {
      while (beats < 5) {
        await clock.sleep(10);
        beats += 1;
      }
    })();
    await clock.advance(35);
    expect(beats).toBe(3);
    await clock.advance(20);
    await heart;
  });

  it('goes to the next sleeper', async () => {
    const clock = manualClock();
    expect(await clock.advanceToNext()).toBeUndefined();
    const slept = clock.sleep(70);
    expect(await clock.advanceToNext()).toBe(70);
    await slept;
  });

  it('rejects a sleeper whose signal fires, with the code of a cancellation', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const slept = clock.sleep(10, controller.signal);
    controller.abort();
    await expect(slept).rejects.toMatchObject({ code: 'cancelled' });
    expect(clock.sleeping).toBe(0);
    await expect(clock.sleep(10, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps the monotonic time when the wall time jumps', async () => {
    const clock = manualClock({ now: 1000 });
    await clock.advance(50);
    expect([clock.now(), clock.monotonic()]).toEqual([1050, 50]);
    clock.setWallTime(10);
    expect([clock.now(), clock.monotonic()]).toEqual([10, 50]);
  });
});
