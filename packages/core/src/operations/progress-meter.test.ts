import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.js';
import { seed } from '../fixtures/seed.js';
import type { ProgressEvent } from './operation-event.js';
import { ProgressMeter } from './progress-meter.js';

let clock: ManualClock;
let meter: ProgressMeter;

beforeEach(() => {
  clock = new ManualClock();
  meter = new ProgressMeter(clock);
});

describe('ProgressMeter', () => {
  it('tells the totals from the first event on', () => {
    expect(meter.begin('writing', 10, 1000)).toEqual({
      type: 'progress',
      phase: 'writing',
      licensesDone: 0,
      licensesTotal: 10,
      bytesDone: 0,
      bytesTotal: 1000,
    });
  });

  it('adds up what is done', () => {
    meter.begin('writing', 10, 1000);
    meter.add(1, 100);
    clock.pass(50);
    expect(meter.add(2, 300)).toMatchObject({ licensesDone: 3, bytesDone: 400, licensesTotal: 10 });
  });

  it('keeps what is done when a phase begins', () => {
    meter.begin('writing', 10, 1000);
    meter.add(10, 1000);
    expect(meter.enter('publishing')).toMatchObject({
      phase: 'publishing',
      licensesDone: 10,
      bytesDone: 1000,
    });
  });

  it('begins again with nothing done', () => {
    meter.begin('verifying', 10, 1000);
    meter.add(3, 300);
    expect(meter.begin('verifying', 5, 500)).toMatchObject({
      licensesDone: 0,
      bytesDone: 0,
      licensesTotal: 5,
    });
  });

  it('says nothing until 50 milliseconds have passed', () => {
    meter.begin('writing', 10, 1000);
    clock.pass(49);
    expect(meter.add(1, 100)).toBeUndefined();
    clock.pass(1);
    expect(meter.add(1, 100)).toBeDefined();
    expect(meter.add(1, 100)).toBeUndefined();
  });

  it('says at once that all is done', () => {
    meter.begin('writing', 2, 200);
    expect(meter.add(1, 100)).toBeUndefined();
    expect(meter.add(1, 100)).toMatchObject({ licensesDone: 2 });
  });

  it('is monotone, and tells at most 20 events a second', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(200), fc.nat(30)), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (list) => {
        clock = new ManualClock();
        meter = new ProgressMeter(clock);
        const told: (ProgressEvent & { readonly at: number })[] = [];
        const tell = (event: ProgressEvent | undefined): void => {
          if (event) told.push({ ...event, at: clock.monotonic() });
        };
        tell(meter.begin('writing', 1_000_000, 1_000_000));
        for (const [licenses, bytes, milliseconds] of list) {
          clock.pass(milliseconds);
          tell(meter.add(licenses, bytes));
        }
        told.slice(1).forEach((event, at) => {
          const before = told[at]!;
          expect(event.licensesDone).toBeGreaterThanOrEqual(before.licensesDone);
          expect(event.bytesDone).toBeGreaterThanOrEqual(before.bytesDone);
          expect(event.at - before.at).toBeGreaterThanOrEqual(50);
        });
      }),
      { seed, numRuns: 30 },
    );
  });
});
