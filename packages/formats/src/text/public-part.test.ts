import { describe, expect, it } from 'vitest';
import { publicPart } from './public-part.js';

describe('the public part of a URI', () => {
  it.each([
    ['https://joe:s3cret@shop.example/a?b=s3cret#s3cret', 'https://shop.example/a'],
    ['//joe:s3cret@shop.example', '//shop.example'],
    ['mailto:joe@shop.example', 'mailto:shop.example'],
    ['joe@shop.example', 'shop.example'],
    ['corp\\joe@shop.example', 'shop.example'],
    // Parsers of browsers take any number of slashes, either way, and white space in front.
    ['https:///joe:s3cret@shop.example/a', 'https:///shop.example/a'],
    ['https:/joe:s3cret@shop.example/a', 'https:/shop.example/a'],
    ['https:joe:s3cret@shop.example/a', 'https:shop.example/a'],
    [' https://joe:s3cret@shop.example/a', ' https://shop.example/a'],
    // One URI inside of another.
    ['jar:https://joe:s3cret@shop.example/a', 'jar:https://shop.example/a'],
    ['https://shop.example/~joe@home', 'https://shop.example/~joe@home'],
    ['urn:isbn:0451450523', 'urn:isbn:0451450523'],
  ])('of %s is %s', (uri, part) => {
    expect(publicPart(uri)).toBe(part);
  });
});
