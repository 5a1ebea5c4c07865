import { measure } from '../child/measure.ts';
import type { Comparison } from '../medians/compare.ts';
import { count } from '../report/units.ts';
import {
  beginInvokeEnd,
  onceAndEmit,
  throughArray,
  throughEmitter,
  throughEventQueue,
} from './event-loops.ts';
import { interleave, type Side } from './interleave.ts';

/** Events through a queue, and rounds of Begin, Invoke and End, beside what a program would do without them. */
export async function compareLoops(
  { events, turns }: { readonly events: number; readonly turns: number },
  pairs: number,
): Promise<readonly Comparison[]> {
  const queue = side('event-queue', () => throughEventQueue(events));
  const array = side('array', () => throughArray(events));
  const emitter = side('event-emitter', () => throughEmitter(events));
  const begin = side('begin-invoke-end', () => beginInvokeEnd(turns));
  const once = side('once-emit', () => onceAndEmit(turns));
  return [
    await interleave(`${count(events)} events: event queue : array`, queue, array, pairs),
    await interleave(`${count(events)} events: event queue : EventEmitter`, queue, emitter, pairs),
    await interleave(`${count(turns)} rounds: Begin, Invoke, End : once, emit`, begin, once, pairs),
  ];
}

function side(name: string, run: () => number | Promise<number>): Side {
  const step = async () => {
    await run();
    return { licenses: 0, bytes: 0 };
  };
  return { name, take: () => measure(step) };
}
