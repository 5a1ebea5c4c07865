import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, utf8 } from '../fixtures/context.js';
import { buildLcpLicense, type SyntheticLcpOptions } from '../synthetic/index.js';
import { lcpFormat, maxLcpLength } from './lcp-format.js';

const describeLcp = (options: Partial<SyntheticLcpOptions> = {}) =>
  readOne(lcpFormat, buildLcpLicense({ seed: 1, ...options })).description;

type Json = Record<string, unknown>;

/** The document of a builder, changed. */
function changed(change: (document: Json) => void): Uint8Array {
  const document = JSON.parse(new TextDecoder().decode(buildLcpLicense({ seed: 1 }))) as Json;
  change(document);
  return utf8(JSON.stringify(document));
}

describe('an LCP license', () => {
  it('is recognised by its first members', () => {
    const file = buildLcpLicense({ seed: 1 });
    expect(lcpFormat.recognize(file)).toBe(true);
    expect(lcpFormat.recognize(utf8('\ufeff\r\n' + new TextDecoder().decode(file)))).toBe(true);
    expect(lcpFormat.recognize(utf8('{"id":"1","issued":"2024"}'))).toBe(false);
    expect(lcpFormat.recognize(utf8('["provider","issued"]'))).toBe(false);
  });

  it('is identified by provider and id', () => {
    const file = buildLcpLicense({ seed: 1, provider: 'https://shop.example', id: 'a-1' });
    const license = readOne(lcpFormat, file);
    expect(license.id).toBe('lcp:https://shop.example:a-1');
    expect(license.description).toMatchObject({
      issuerLicenseId: 'a-1',
      provider: 'https://shop.example',
    });
  });

  it('is kept byte for byte', () => {
    const file = buildLcpLicense({ seed: 1 });
    expect(readOne(lcpFormat, file).payload).toEqual(file);
  });

  it.each([
    ['https://user:pass@shop.example/x?token=1#frag', 'https://shop.example/x'],
    ['mailto:someone@shop.example', 'mailto:shop.example'],
    ['shop.example', 'shop.example'],
  ])('names of the provider %s only %s', (provider, expected) => {
    expect(describeLcp({ provider }).provider).toBe(expected);
  });

  it('does not say anything about backup', () => {
    const verdict = {
      verdict: 'not-expressed',
      evidence: 'Readium LCP 1.0, section 3.5: no such right',
    };
    expect(describeLcp()).toMatchObject({ backup: verdict, restore: verdict, persistence: 'yes' });
  });

  it('is dated by its last update', () => {
    const issued = '2024-05-01T08:00:00+02:00';
    expect(describeLcp({ issued }).issued).toBe(Date.UTC(2024, 4, 1, 6));
    const description = describeLcp({ issued, updated: '2024-06-01T00:00:00Z' });
    expect(description.issued).toBe(Date.UTC(2024, 5, 1));
    expect(description.raw).toEqual(
      expect.arrayContaining([
        { name: 'issued', value: issued },
        { name: 'updated', value: '2024-06-01T00:00:00Z' },
      ]),
    );
  });

  it('is valid from start to end', () => {
    const rights = { start: '2024-05-02T00:00:00Z', end: '2024-06-02T00:00:00Z' };
    expect(describeLcp({ rights })).toMatchObject({
      notBefore: Date.UTC(2024, 4, 2),
      notAfter: Date.UTC(2024, 5, 2),
    });
  });

  it.each([
    ['no rights', undefined, [{ name: 'print' }, { name: 'copy' }], false],
    ['rights without limits', {}, [{ name: 'print' }, { name: 'copy' }], false],
    [
      'limits',
      { print: 10, copy: 0 },
      [
        { name: 'print', count: 10 },
        { name: 'copy', count: 0 },
      ],
      true,
    ],
    ['negative limits', { print: -1, copy: null }, [{ name: 'print' }, { name: 'copy' }], false],
  ])('with %s', (_name, rights, expected, stateful) => {
    const description = describeLcp(rights === undefined ? {} : { rights });
    expect(description.rights).toEqual(expected);
    expect(description.stateful).toBe(stateful);
  });

  it('names rights of other registries, not their values', () => {
    const rights = {
      'https://a.example/rights/tweet?user=1': true,
      'https://a.example/rights/no': false,
      personal: 'someone',
    };
    expect(describeLcp({ rights }).rights.slice(2)).toEqual([
      { name: 'https://a.example/rights/tweet', conditional: true },
    ]);
  });

  it('names profile and link relations', () => {
    expect(describeLcp().raw).toEqual([
      { name: 'issued', value: '2024-05-01T08:00:00Z' },
      { name: 'encryption.profile', value: 'http://readium.org/lcp/basic-profile' },
      { name: 'links.rel', value: 'hint' },
      { name: 'links.rel', value: 'publication' },
      { name: 'links.rel', value: 'status' },
    ]);
  });

  it('has no key ids', () => {
    expect(describeLcp().keyIds).toEqual([]);
  });

  it.each<[string, (document: Json) => void]>([
    ['no id', (document) => delete document['id']],
    ['an empty id', (document) => (document['id'] = '')],
    ['an id that is a number', (document) => (document['id'] = 1)],
    ['a control character in its id', (document) => (document['id'] = 'a\u0007b')],
    ['half a character in its id', (document) => (document['id'] = 'a\ud800b')],
    ['an over-long id', (document) => (document['id'] = 'x'.repeat(1000))],
    ['no provider', (document) => delete document['provider']],
    ['a provider that is only a query', (document) => (document['provider'] = '?a')],
    ['no issue date', (document) => delete document['issued']],
    ['an issue date without zone', (document) => (document['issued'] = '2024-05-01T08:00:00')],
    ['an update that is no date', (document) => (document['updated'] = 'yesterday')],
    ['no encryption', (document) => delete document['encryption']],
    ['encryption without profile', (document) => (document['encryption'] = {})],
    ['no links', (document) => delete document['links']],
    ['a link without relation', (document) => (document['links'] = [{}])],
    ['links that are no array', (document) => (document['links'] = {})],
    ['rights that are no object', (document) => (document['rights'] = [])],
    ['half a page to print', (document) => (document['rights'] = { print: 1.5 })],
    ['pages as text', (document) => (document['rights'] = { print: '10' })],
    ['an end that is no date', (document) => (document['rights'] = { end: 'soon' })],
  ])('is malformed with %s', (_name, change) => {
    expect(damageOf(lcpFormat, changed(change))).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('says where a member is wrong', () => {
    const file = utf8('{"id": "a", "provider": 5}');
    expect(damageOf(lcpFormat, file).details.offset).toBe(24);
  });

  it('is malformed with a name given twice', () => {
    const text = new TextDecoder().decode(buildLcpLicense({ seed: 1, id: 'a' }));
    const file = utf8(text.replace('"id":"a"', '"id":"a","id":"b"'));
    expect(damageOf(lcpFormat, file).code).toBe('malformed-license');
  });

  it('is limited to 1 MiB', () => {
    expect(readOne(lcpFormat, buildLcpLicense({ seed: 1, size: maxLcpLength })).format).toBe('lcp');
    const file = buildLcpLicense({ seed: 1, size: maxLcpLength + 1 });
    expect(damageOf(lcpFormat, file).code).toBe('limit-exceeded');
  });

  it('may have a byte order mark', () => {
    const text = new TextDecoder().decode(buildLcpLicense({ seed: 1, id: 'a' }));
    expect(readOne(lcpFormat, utf8(`\ufeff${text}`)).description).toEqual(describeLcp({ id: 'a' }));
  });

  it('is described again from its payload', () => {
    const license = readOne(lcpFormat, buildLcpLicense({ seed: 1 }));
    expect(lcpFormat.describe(license.payload, context)).toEqual(license.description);
  });
});
