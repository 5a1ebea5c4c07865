import { expect, it } from 'vitest';
import { record } from '../fixtures/sample-licenses.js';
import { testHost } from '../fixtures/test-host.js';
import type { PolicyClass } from '../license/policy-class.js';
import { keepDenial } from './keep-denial.js';

const { hasher } = testHost();
const before = (rights: Partial<PolicyClass>): PolicyClass => ({
  ...{ format: 'lcp', backup: 'granted', restore: 'granted', persistence: 'yes', operator: false },
  ...rights,
});

it.each<[string, Partial<PolicyClass>, Parameters<typeof record>[1], Parameters<typeof record>[1]]>(
  [
    ['to be backed up', { backup: 'denied' }, {}, { backup: 'denied' }],
    [
      'to be restored',
      { restore: 'denied' },
      { operator: true },
      { restore: 'denied', operator: true },
    ],
    [
      'by the operator',
      { backup: 'denied', restore: 'denied', operator: true },
      {},
      { backup: 'denied', restore: 'denied', operator: true },
    ],
    [
      'by the license, whatever the operator says',
      { backup: 'denied' },
      { operator: true },
      { backup: 'denied' },
    ],
  ],
)('keeps what was denied %s, under a checksum that fits', (_, denied, incoming, kept) => {
  expect(keepDenial(record('a', incoming), before(denied), hasher)).toEqual(record('a', kept));
});

it.each<[string, Partial<PolicyClass>, Parameters<typeof record>[1]]>([
  ['nothing was denied', { backup: 'unknown', persistence: 'no' }, {}],
  ['it denies as much itself', { backup: 'denied' }, { backup: 'denied', restore: 'unknown' }],
])('leaves a record as it came when %s', (_, rights, incoming) => {
  const came = record('a', incoming);
  expect(keepDenial(came, before(rights), hasher)).toBe(came);
});
