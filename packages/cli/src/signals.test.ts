import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { abortWhenAskedToStop } from './signals.js';

class MadeUpProcess extends EventEmitter {
  readonly exits: number[] = [];
  readonly platform: string;

  constructor(platform: string) {
    super();
    this.platform = platform;
  }

  exit(code: number): void {
    this.exits.push(code);
  }
}

it.each([
  ['linux', 'SIGINT'],
  ['linux', 'SIGTERM'],
  ['darwin', 'SIGINT'],
  ['darwin', 'SIGTERM'],
  ['win32', 'SIGINT'],
  ['win32', 'SIGBREAK'],
])('on %s %s cancels, and a second one ends the process', (platform, name) => {
  const asked = new MadeUpProcess(platform);
  const signal = abortWhenAskedToStop(asked);
  expect(signal.aborted).toBe(false);
  asked.emit(name);
  expect([signal.aborted, signal.reason, asked.exits]).toEqual([true, name, []]);
  asked.emit(name);
  expect(asked.exits).toEqual([130]);
});

it.each([
  ['linux', ['SIGINT', 'SIGTERM']],
  ['win32', ['SIGINT', 'SIGBREAK']],
])('on %s nothing else is listened to', (platform, names) => {
  const asked = new MadeUpProcess(platform);
  abortWhenAskedToStop(asked);
  expect(asked.eventNames()).toEqual(names);
});
