import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { formatGuid, guid, GUID_NULL, isGuid, parseGuid } from './guid.js';

const management = 'f4828dc7-8945-4d05-ab05-667ab99d29ee';

test.each([
  management,
  management.toUpperCase(),
  `{${management}}`,
  '{F4828DC7-8945-4d05-AB05-667ab99d29EE}',
])('%s is canonical in lower case without braces', (text) => {
  expect(parseGuid(text)).toBe(management);
});

test.each([
  '',
  '{}',
  management.slice(1),
  `${management}0`,
  `{${management}`,
  `${management}}`,
  `{{${management}}}`,
  ` ${management}`,
  management.replaceAll('-', ''),
  management.replace('f', 'g'),
  `(${management})`,
  `${management}\n`,
  null,
  undefined,
  7,
])('%j is no GUID', (text) => {
  expect(parseGuid(text)).toBeUndefined();
});

test('guid() names what it does not accept', () => {
  expect(() => guid('not one')).toThrow('Not a GUID: "not one".');
});

test('a GUID prints as Windows prints it', () => {
  expect(formatGuid(guid(management))).toBe('{F4828DC7-8945-4D05-AB05-667AB99D29EE}');
});

test('what is printed is read again', () => {
  fc.assert(
    fc.property(fc.uuid(), (text) => {
      expect(parseGuid(formatGuid(guid(text)))).toBe(text.toLowerCase());
    }),
    { seed },
  );
});

test('only canonical text is a Guid', () => {
  expect([management, management.toUpperCase(), null, 7].map(isGuid)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('GUID_NULL is all zeros', () => {
  expect(GUID_NULL).toMatch(/^[0-]+$/);
});
