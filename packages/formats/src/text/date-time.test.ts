import { describe, expect, it } from 'vitest';
import { parseIsoDateTime, parseWmrmDate } from './date-time.js';

describe('parseIsoDateTime', () => {
  it.each([
    ['2013-11-04T01:08:15+01:00', Date.UTC(2013, 10, 4, 0, 8, 15)],
    ['2013-11-04T01:08:15-0230', Date.UTC(2013, 10, 4, 3, 38, 15)],
    ['2013-11-04T01:08:15Z', Date.UTC(2013, 10, 4, 1, 8, 15)],
    ['2013-11-04T01:08:15.25Z', Date.UTC(2013, 10, 4, 1, 8, 15, 250)],
    ['2013-11-04T01:08:15.123456789Z', Date.UTC(2013, 10, 4, 1, 8, 15, 123)],
    ['2013-11-04T01:08Z', Date.UTC(2013, 10, 4, 1, 8)],
    ['2013-11-04', Date.UTC(2013, 10, 4)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['1969-12-31T23:59:59Z', -1000],
  ])('reads %s', (text, expected) => {
    expect(parseIsoDateTime(text)).toBe(expected);
  });

  it.each([
    '',
    '2013-11-04T01:08:15',
    '2013-13-04T01:08:15Z',
    '2013-00-04T01:08:15Z',
    '2023-02-29T00:00:00Z',
    '2013-04-31T00:00:00Z',
    '2013-11-04T24:00:00Z',
    '2013-11-04T01:60:00Z',
    '2013-11-04T01:08:60Z',
    '2013-11-04T01:08:15+15:00',
    '2013-11-04T01:08:15+01:60',
    '2013-11-04 01:08:15Z',
    ' 2013-11-04T01:08:15Z',
    '2013-11-04T01:08:15Z\n',
    '20131104T010815Z',
  ])('refuses %j', (text) => {
    expect(parseIsoDateTime(text)).toBeUndefined();
  });
});

describe('parseWmrmDate', () => {
  it.each([
    ['#20050101Z#', Date.UTC(2005, 0, 1)],
    ['20050101Z', Date.UTC(2005, 0, 1)],
    ['#20050102 10:30:05Z#', Date.UTC(2005, 0, 2, 10, 30, 5)],
  ])('reads %s', (text, expected) => {
    expect(parseWmrmDate(text)).toBe(expected);
  });

  it.each(['20050101', '#20051301Z#', '#20050230Z#', '#20050101 25:00:00Z#'])(
    'refuses %s',
    (text) => {
      expect(parseWmrmDate(text)).toBeUndefined();
    },
  );
});
