import { expect, it } from 'vitest';
import { manualScheduler } from './manual-scheduler.js';

it('a manual scheduler runs tasks in order, and only when told to', () => {
  const scheduler = manualScheduler();
  const ran: string[] = [];
  scheduler.later(() => {
    ran.push('a');
    scheduler.later(() => ran.push('c'));
  });
  scheduler.later(() => ran.push('b'));
  expect([ran.length, scheduler.waiting]).toEqual([0, 2]);
  expect(scheduler.runOne()).toBe(true);
  expect(ran).toEqual(['a']);
  expect(scheduler.runAll()).toBe(2);
  expect(ran).toEqual(['a', 'b', 'c']);
  expect(scheduler.runOne()).toBe(false);
});
