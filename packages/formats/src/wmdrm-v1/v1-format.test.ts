import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, sha256Hex } from '../fixtures/context.js';
import { buildV1License } from '../synthetic/index.js';
import { v1Format } from './v1-format.js';

const keyId = '00112233-4455-6677-8899-aabbccddeeff';
const file = buildV1License({
  seed: 1,
  keyId,
  rights: 0x01,
  appSec: 0x96,
  expiryDate: Uint8Array.of(1, 2, 3, 4),
});
const license = readOne(v1Format, file);
const start = file.length - 165;

function withRights(rights: number) {
  return readOne(v1Format, buildV1License({ seed: 1, rights })).description;
}

function changed(at: number, ...bytes: number[]): Uint8Array {
  const copy = file.slice();
  copy.set(bytes, start + at);
  return copy;
}

describe('a version 1 license', () => {
  it('is recognised by its end, with both spellings of the version', () => {
    expect(v1Format.recognize(file)).toBe(true);
    expect(v1Format.recognize(buildV1License({ seed: 1, version: 0x0001_0001 }))).toBe(true);
    expect(v1Format.recognize(buildV1License({ seed: 1, version: 0x0002_0000 }))).toBe(false);
  });

  it('is identified by its digest', () => {
    expect(license.id).toBe(`wmdrm-v1:${sha256Hex(file)}`);
  });

  it('keeps the file as payload', () => {
    expect(license.payload).toEqual(file);
    expect(license.payload).not.toBe(file);
  });

  it('names its key id', () => {
    expect(license.description.keyIds).toEqual([keyId]);
  });

  it('keeps fields of undocumented encoding raw', () => {
    expect(license.description.raw).toEqual([
      { name: 'rights', value: '01000000' },
      { name: 'appSec', value: '96000000' },
      { name: 'expiryDate', value: '01020304' },
    ]);
  });

  it('grants backup and restore while the deny bit is clear', () => {
    const granted = { verdict: 'granted', evidence: '[MS-DRM] 2.2.2.3.5: restore not denied' };
    expect(withRights(0xffff_fffb)).toMatchObject({ backup: granted, restore: granted });
  });

  it('denies backup and restore when the deny bit is set', () => {
    const denied = { verdict: 'denied', evidence: '[MS-DRM] 2.2.2.3.5: restore denied' };
    expect(withRights(0x05)).toMatchObject({ backup: denied, restore: denied });
  });

  it.each([
    [0x0000_0001, 'Play'],
    [0x0000_0002, 'Transfer.NONSDMI'],
    [0x0000_0008, 'Print.redbook'],
    [0x0000_0010, 'Transfer.SDMI'],
    [0x0000_0040, 'SaveStreamProtected'],
    [0x0000_0080, 'Copy'],
    [0x0000_0100, 'CollaborativePlay'],
  ])('reads rights bit %i as %s', (bit, name) => {
    expect(withRights(bit).rights).toEqual([{ name }]);
  });

  it('is stateful only when it is for one time', () => {
    expect(withRights(0x01).stateful).toBe(false);
    expect(withRights(0x21).stateful).toBe(true);
  });

  it('says nothing about being stored', () => {
    expect(license.description.persistence).toBe('unknown');
  });

  it('keeps a key id that is no GUID as text', () => {
    const text = [...'not a GUID'].map((char) => char.charCodeAt(0));
    const other = changed(48, ...text, ...new Array<number>(25 - text.length).fill(0));
    const { description } = readOne(v1Format, other);
    expect(description.keyIds).toEqual([]);
    expect(description.raw).toContainEqual({ name: 'KID', value: 'not a GUID' });
  });

  it.each([
    ['another version', changed(0, 0, 2, 0, 0), start],
    ['another data length', changed(4, 118), start + 4],
    ['a data length in the other byte order', changed(4, 0, 0, 0, 117), start + 4],
    ['a key id without end', changed(72, 0x41), start + 48],
    ['a key id with a control character', changed(50, 7), start + 48],
    ['bytes behind the end of the key id', changed(60, 0), start + 48],
    ['too few bytes', file.subarray(start + 1), 164],
  ])('is malformed with %s', (_name, bytes, offset) => {
    expect(damageOf(v1Format, bytes)).toMatchObject({
      code: 'malformed-license',
      details: { offset },
    });
  });

  it('is described again from its payload', () => {
    expect(v1Format.describe(license.payload, context)).toEqual(license.description);
  });

  it('can be of a given size', () => {
    expect(readOne(v1Format, buildV1License({ seed: 1, size: 2560 })).payload).toHaveLength(2560);
  });
});
