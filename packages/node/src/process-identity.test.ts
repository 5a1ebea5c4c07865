import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { madeUpSystem, otherPlatform, statLine } from './fixtures/made-up-system.js';
import { nodeHost } from './node-host.js';
import { processIdentity } from './process-identity.js';
import { nodeSystem } from './system.js';

const identity = processIdentity(
  madeUpSystem({
    files: {
      '/proc/200/stat': statLine(200, 'writer', 'S', 6000),
      '/proc/300/stat': statLine(300, 'writer', 'Z', 7000),
    },
  }),
);
const { self } = identity;

test('knows its own start time', () => {
  expect(self).toMatchObject({ pid: 100, processStart: '5000' });
});

test('a running process with the start time it had is alive', () => {
  expect(identity.status(self)).toBe('alive');
  expect(identity.status({ ...self, pid: 200, processStart: '6000' })).toBe('alive');
});

test('a pid that is in use again is dead', () => {
  expect(identity.status({ ...self, pid: 200, processStart: '5999' })).toBe('dead');
});

test('a process that is gone is dead', () => {
  expect(identity.status({ ...self, pid: 201 })).toBe('dead');
});

test('a zombie is dead', () => {
  expect(identity.status({ ...self, pid: 300, processStart: '7000' })).toBe('dead');
});

test('a process of an earlier boot is dead, even if its pid is in use', () => {
  expect(identity.status({ ...self, bootId: 'earlier' })).toBe('dead');
});

test('nothing is known of other hosts', () => {
  expect(identity.status({ ...self, hostId: 'f'.repeat(32), bootId: 'x' })).toBe('unknown');
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 60])('pid %d is not asked for', (pid) => {
  const asked: number[] = [];
  const careful = processIdentity(
    madeUpSystem({ processExists: (number) => asked.push(number) > 0 }),
  );
  expect(careful.status({ ...careful.self, pid })).toBe('unknown');
  expect(asked).toEqual([]);
});

test('a process that belongs to another user and hides its start time is alive', () => {
  const hidden = processIdentity(madeUpSystem({ processExists: () => true }));
  expect(hidden.status({ ...hidden.self, pid: 400, processStart: '1' })).toBe('alive');
});

test('a system that gives no answer leaves it unknown', () => {
  const silent = processIdentity(madeUpSystem({ processExists: () => undefined }));
  expect(silent.status({ ...silent.self, pid: 400 })).toBe('unknown');
});

test('without the kernel telling boots apart, only a missing process is certainly dead', () => {
  const there = processIdentity(otherPlatform());
  const gone = processIdentity(otherPlatform({ processExists: () => false }));
  const earlier = { ...there.self, bootId: 'since-1' };
  expect(there.self.processStart).toBe('unknown');
  expect(there.status(there.self)).toBe('alive');
  expect(there.status(earlier)).toBe('unknown');
  expect(gone.status(earlier)).toBe('dead');
});

test('a real process is alive while it runs and dead when it was killed', async () => {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)']);
  await once(child.stdout, 'data');
  const real = nodeHost().process;
  const owner = processIdentity({ ...nodeSystem, pid: child.pid ?? 0 }).self;
  expect(real.status(owner)).toBe('alive');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(real.status(owner)).toBe('dead');
});

test('this very process is alive to another reading of the machine', () => {
  expect(nodeHost().process.status(nodeHost().process.self)).toBe('alive');
});
