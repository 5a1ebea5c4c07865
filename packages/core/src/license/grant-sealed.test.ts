import { describe, expect, it } from 'vitest';
import { license } from '../fixtures/sample-licenses.js';
import { persistences, verdicts } from './verdict.js';
import { grantSealed, isSealed } from './grant-sealed.js';

const sealed = license('a', { backup: 'sealed', restore: 'sealed', persistence: 'unknown' });

describe('grantSealed', () => {
  it('grants what is sealed, and says that the operator decided', () => {
    const told = grantSealed(sealed);
    expect(told.description.backup).toMatchObject({ verdict: 'granted' });
    expect(told.description.restore).toMatchObject({ verdict: 'granted' });
    expect(told.operatorEvidence).toBe(true);
    expect(told.description.backup.evidence).toContain('operator');
  });

  it('changes nothing else', () => {
    const { description, ...rest } = grantSealed(sealed);
    const { backup, restore } = sealed.description;
    expect(rest).toEqual({ ...sealed, description: undefined, operatorEvidence: true });
    expect({ ...description, backup, restore }).toEqual(sealed.description);
  });

  it.each(verdicts.filter((verdict) => verdict !== 'sealed'))('leaves %s as it is', (backup) => {
    const one = license('a', { backup, restore: backup });
    expect(grantSealed(one)).toBe(one);
  });

  it('leaves a denial beside a sealed right', () => {
    const one = grantSealed(license('a', { backup: 'denied', restore: 'sealed' }));
    expect(one.description.backup.verdict).toBe('denied');
  });

  it.each(persistences)('leaves the persistence %s', (persistence) => {
    const one = grantSealed(license('a', { backup: 'sealed', persistence }));
    expect(one.description.persistence).toBe(persistence);
  });
});

describe('isSealed', () => {
  it('is true as long as one of the two rights cannot be read', () => {
    const of = (parts: object): boolean => isSealed(license('a', parts).description);
    expect([of({ backup: 'sealed' }), of({ restore: 'sealed' }), of({})]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
