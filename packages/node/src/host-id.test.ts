import { expect, test } from 'vitest';
import { madeUpSystem, otherPlatform } from './fixtures/made-up-system.js';
import { hostId } from './host-id.js';

const here = hostId(madeUpSystem());

test('is 32 hexadecimal digits and stays the same', () => {
  expect(here).toMatch(/^[0-9a-f]{32}$/);
  expect(hostId(madeUpSystem({ pid: 200, uptime: () => 9, now: () => 9 }))).toBe(here);
});

test('does not give the machine id away', () => {
  expect(here).not.toContain('0123456789abcdef');
});

test('another process id namespace of the same machine is another host', () => {
  expect(hostId(madeUpSystem({ readLink: () => 'pid:[4026532999]' }))).not.toBe(here);
});

test('a cloned machine with another name is another host', () => {
  expect(hostId(madeUpSystem({ hostname: () => 'clone' }))).not.toBe(here);
});

test('network interfaces that come and go do not change a host with a machine id', () => {
  expect(hostId(madeUpSystem({ macAddresses: () => [] }))).toBe(here);
});

test('without a machine id the hardware addresses decide, in whatever order', () => {
  const id = (...mac: string[]): string => hostId(otherPlatform({ macAddresses: () => mac }));
  expect(id('02:00:00:00:00:01', '02:00:00:00:00:02')).toBe(
    id('02:00:00:00:00:02', '02:00:00:00:00:01'),
  );
  expect(id('02:00:00:00:00:01')).not.toBe(id('02:00:00:00:00:03'));
});

test('an empty machine id, as in images before their first boot, is none', () => {
  const id = (...mac: string[]): string =>
    hostId(madeUpSystem({ files: { '/etc/machine-id': '\n' }, macAddresses: () => mac }));
  expect(id('02:00:00:00:00:01')).not.toBe(id('02:00:00:00:00:03'));
});
