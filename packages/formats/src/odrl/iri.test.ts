import { expect, it } from 'vitest';
import { toIri } from './iri.js';

it.each([
  ['https://shop.example/a%20b', 'https://shop.example/a%20b'],
  ['https://[2001:db8::1]:8443/a', 'https://[2001:db8::1]:8443/a'],
  ["urn:x:-._~:/?#[]@!$&'()*+,;=", "urn:x:-._~:/?#[]@!$&'()*+,;="],
  ['https://shop.example/100%', 'https://shop.example/100%25'],
  ['https://shop.example/ä€😀', 'https://shop.example/%C3%A4%E2%82%AC%F0%9F%98%80'],
  ['https://shop.example/a"<>\\^`{|}', 'https://shop.example/a%22%3C%3E%5C%5E%60%7B%7C%7D'],
  ['urn:kelvin:\u212a\u017f', 'urn:kelvin:%E2%84%AA%C5%BF'],
  ['urn:half:\ud800', 'urn:half:%EF%BF%BD'],
  ['no URI', undefined],
])('the IRI of %s is %s', (text, iri) => {
  expect(toIri(text)).toBe(iri);
});
