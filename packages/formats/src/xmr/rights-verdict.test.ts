import { describe, expect, it } from 'vitest';
import { checkMask, rightsVerdict } from './rights-verdict.js';

// Bits made up for the test: no public document names the real ones.
const mask = { backup: 0x0010, known: 0x0013 };

describe('rightsVerdict', () => {
  it.each([
    ['no mask, settings', 0x0010, false, undefined, 'unknown', false],
    ['no mask, no settings', undefined, false, undefined, 'unknown', false],
    ['a bit outside the mask', 0x0030, false, mask, 'unknown', false],
    ['backup bit set', 0x0011, false, mask, 'granted', true],
    ['backup bit clear', 0x0003, false, mask, 'denied', true],
    ['mask, no settings', undefined, false, mask, 'denied', true],
    ['backup bit set, unknown must-understand', 0x0010, true, mask, 'unknown', false],
    ['backup bit clear, unknown must-understand', 0x0000, true, mask, 'denied', true],
    ['no settings, unknown must-understand', undefined, true, mask, 'denied', true],
    ['one of two backup bits', 0x01, false, { backup: 0x03, known: 0x03 }, 'denied', true],
  ] as const)('%s', (_name, settings, mustUnderstand, xmrRights, verdict, operatorEvidence) => {
    expect(rightsVerdict(settings, mustUnderstand, xmrRights)).toMatchObject({
      verdict: { verdict },
      operatorEvidence,
    });
  });

  it('names the default when the license says nothing', () => {
    expect(rightsVerdict(undefined, false, mask).verdict.evidence).toBe('default deny (inferred)');
  });
});

describe('checkMask', () => {
  it.each([undefined, mask, { backup: 1, known: 0xffff }])('accepts %j', (given) => {
    expect(() => checkMask(given)).not.toThrow();
  });

  it.each([
    { backup: 0, known: 1 },
    { backup: 2, known: 1 },
    { backup: 1, known: 0x1_0001 },
    { backup: 1.5, known: 3 },
    { backup: -1, known: 0xffff },
    { backup: NaN, known: 1 },
  ])('refuses %j', (given) => {
    expect(() => checkMask(given)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});
