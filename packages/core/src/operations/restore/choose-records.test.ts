import { describe, expect, it } from 'vitest';
import { toHex } from '../../bytes/hex.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { refusal } from '../../fixtures/refusals.js';
import { record, records } from '../../fixtures/sample-licenses.js';
import { hashLicenseId } from '../../license/license-id-hash.js';
import { ChosenLicenses, splitExpired } from './choose-records.js';

const shortIdOf = (id: string): string => toHex(hashLicenseId(id, nativeHasher));
const [a, b, c] = ['a', 'b', 'c'].map((id) => record(id)) as [Uint8Array, Uint8Array, Uint8Array];

describe('ChosenLicenses', () => {
  it.each([
    ['its id', 'b'],
    ['its short id', shortIdOf('b')],
    ['the beginning of its short id', shortIdOf('b').slice(0, 6)],
    ['that in capitals', shortIdOf('b').slice(0, 6).toUpperCase()],
  ])('finds a license by %s', (_, asked) => {
    const chosen = new ChosenLicenses([asked]);
    expect(chosen.select(records(a, b, c))).toEqual(b);
    chosen.assertAllFound();
  });

  it('gives several in the order they come, each once', () => {
    const chosen = new ChosenLicenses(['c', 'a', shortIdOf('a')]);
    expect(chosen.select(records(a, b, c))).toEqual(records(a, c));
  });

  it('looks through several chunks', () => {
    const chosen = new ChosenLicenses(['c', 'a']);
    expect([chosen.select(records(a, b)), chosen.select(c)]).toEqual([a, c]);
    chosen.assertAllFound();
  });

  it('names the one that was not found', async () => {
    const chosen = new ChosenLicenses(['a', 'nobody']);
    chosen.select(records(a, b, c));
    expect(await refusal(() => chosen.assertAllFound())).toMatchObject({
      code: 'license-not-found',
      details: { license: 'nobody' },
    });
  });

  it('refuses a beginning that fits two licenses, also of different chunks', async () => {
    const ids = Array.from({ length: 17 }, (_, at) => `license-${at}`);
    const first = (id: string): string => shortIdOf(id)[0]!;
    const [one, two] = ids.flatMap((id) => {
      const other = ids.find((another) => another > id && first(another) === first(id));
      return other === undefined ? [] : [id, other];
    });
    const chosen = new ChosenLicenses([first(one!)]);
    chosen.select(record(one!));
    expect((await refusal(() => chosen.select(record(two!)))).code).toBe('license-ambiguous');
  });

  it('does not guess between a license id and the beginning of a short id', async () => {
    const digit = shortIdOf('a')[0]!;
    for (const order of [records(a, record(digit)), records(record(digit), a)]) {
      const chosen = new ChosenLicenses([digit]);
      expect((await refusal(() => chosen.select(order))).code).toBe('license-ambiguous');
    }
  });
});

describe('splitExpired', () => {
  const at = (id: string, notAfter: number): Uint8Array =>
    record(id, { notAfter, label: 'x', keyIds: [] });

  it('parts licenses by whether their time is over', () => {
    const all = records(at('over', 99), a, at('now', 100), at('later', 101), at('long over', -5));
    expect(splitExpired(all, 100)).toEqual({
      expired: records(at('over', 99), at('long over', -5)),
      valid: records(a, at('now', 100), at('later', 101)),
    });
  });

  it.each([
    ['first', [at('over', 99), a, b]],
    ['last', [a, b, at('over', 99)]],
    ['between', [a, at('over', 99), b]],
  ])('finds one that is over %s', (_, all) => {
    expect(splitExpired(records(...all), 100)).toEqual({
      expired: at('over', 99),
      valid: records(a, b),
    });
  });

  it('hands everything on where nothing has expired', () => {
    const all = records(a, at('later', 101));
    const { expired, valid } = splitExpired(all, 100);
    expect(expired).toHaveLength(0);
    expect(valid).toBe(all);
  });
});
