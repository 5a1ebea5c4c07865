import { concatBytes } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, sha256Hex } from '../fixtures/context.js';
import {
  buildXmrLicense,
  xmrContainer,
  xmrObject,
  type SyntheticXmrOptions,
} from '../synthetic/index.js';
import { u16, u32 } from '../synthetic/xmr-objects.js';
import { xmrFormat } from './xmr-format.js';

const guidA = '00112233-4455-6677-8899-aabbccddeeff';
const guidB = 'ffeeddcc-bbaa-9988-7766-554433221100';
const seconds = (value: number) => u32(value);

function describeXmr(options: Partial<SyntheticXmrOptions> = {}) {
  return readOne(xmrFormat, buildXmrLicense({ seed: 1, ...options })).description;
}
const withGlobal = (...global: Uint8Array[]) => ({ extraObjects: { global } });
const withPlay = (...play: Uint8Array[]) => ({ extraObjects: { play } });
const withOuter = (...outer: Uint8Array[]) => ({ extraObjects: { outer } });

describe('an XMR license', () => {
  it('is recognised by its magic', () => {
    expect(xmrFormat.recognize(buildXmrLicense({ seed: 1 }))).toBe(true);
    expect(xmrFormat.recognize(Uint8Array.of(0x58, 0x4d, 0x52, 0x01))).toBe(false);
    expect(xmrFormat.recognize(Uint8Array.of(0x58, 0x4d, 0x52))).toBe(false);
  });

  it('is identified by rights id and digest', () => {
    const rightsId = Uint8Array.from({ length: 16 }, (_, index) => index);
    const file = buildXmrLicense({ seed: 1, rightsId });
    const license = readOne(xmrFormat, file);
    expect(license.id).toBe(`xmr:000102030405060708090a0b0c0d0e0f:${sha256Hex(file).slice(0, 16)}`);
    expect(license.description.issuerLicenseId).toBe('000102030405060708090a0b0c0d0e0f');
  });

  it('has another id when only its content differs', () => {
    const rightsId = new Uint8Array(16);
    const one = readOne(xmrFormat, buildXmrLicense({ seed: 1, rightsId }));
    const two = readOne(xmrFormat, buildXmrLicense({ seed: 2, rightsId }));
    expect(one.id).not.toBe(two.id);
  });

  it('names all its key ids in order, each once', () => {
    expect(describeXmr({ keyIds: [guidB, guidA, guidB] }).keyIds).toEqual([guidB, guidA]);
  });

  it.each([
    ['priority', { priority: 0xffff_ffff }, { priority: 0xffff_ffff }],
    ['issue date', { issued: 1_700_000_000_000 }, { issued: 1_700_000_000_000 }],
    ['source id', { sourceId: 42 }, { sourceId: 42 }],
    ['revocation info version', { revocationInfoVersion: 9 }, { revocationInfoVersion: 9 }],
    ['security level', { securityLevel: 2000 }, { securityLevel: 2000 }],
    ['inclusion list', { inclusionList: [guidA, guidB] }, { inclusionList: [guidA, guidB] }],
    ['uplink key id', { uplinkKeyId: guidB }, { uplinkKeyId: guidB }],
  ])('reads its %s', (_name, options, expected) => {
    expect(describeXmr(options)).toMatchObject(expected);
  });

  it('reads its validity', () => {
    const description = describeXmr({ notBefore: 1_000_000_000_000, notAfter: 2_000_000_000_000 });
    expect(description).toMatchObject({
      notBefore: 1_000_000_000_000,
      notAfter: 2_000_000_000_000,
    });
    expect(description.raw).toContainEqual({ name: 'expiration', value: '3b9aca0077359400' });
  });

  it.each([0, 0xffff_ffff])('takes no end from %i, whose meaning is not documented', (end) => {
    const description = describeXmr(withGlobal(xmrObject(0x12, concatBytes([u32(0), u32(end)]))));
    expect(description.notBefore).toBeUndefined();
    expect(description.notAfter).toBeUndefined();
    expect(description.raw).toHaveLength(1);
  });

  it('reads the validity of one right as that of the right', () => {
    const expiration = xmrObject(0x12, concatBytes([seconds(10), seconds(20)]));
    const description = describeXmr(withPlay(expiration));
    expect(description.notAfter).toBeUndefined();
    expect(description.rights).toEqual([{ name: 'Play', notBefore: 10_000, notAfter: 20_000 }]);
  });

  it('reads its output protection levels', () => {
    const outputProtection = {
      compressedDigitalVideo: 500,
      uncompressedDigitalVideo: 300,
      analogVideo: 200,
      compressedDigitalAudio: 250,
      uncompressedDigitalAudio: 150,
    };
    expect(describeXmr({ outputProtection }).outputProtection).toEqual(outputProtection);
  });

  it('reads copy counts', () => {
    const description = describeXmr({ copyCount: 3 });
    expect(description.rights).toEqual([{ name: 'Play' }, { name: 'Copy', count: 3 }]);
    expect(description.stateful).toBe(true);
  });

  it('reads playlist burn counts', () => {
    const burn = xmrContainer(0x0f, [xmrObject(0x1f, concatBytes([u32(5), u32(12)]))]);
    const description = describeXmr(withOuter(burn));
    expect(description.rights).toContainEqual({ name: 'PlaylistBurn', count: 5 });
    expect(description.raw).toContainEqual({
      name: 'playlistBurnRestriction',
      value: '000000050000000c',
    });
  });

  it('reads the seconds after first play, of one right and of all', () => {
    const expected = [{ name: 'Play', secondsAfterFirstUse: 60 }];
    const object = xmrObject(0x30, u32(60));
    expect(describeXmr(withPlay(object)).rights).toEqual(expected);
    expect(describeXmr(withGlobal(object)).rights).toEqual(expected);
    expect(describeXmr(withGlobal(object)).stateful).toBe(true);
  });

  it.each([
    [0x0014, 'expireAfterFirstUse'],
    [0x0015, 'expireOnStore'],
  ])('keeps object %i of unverified unit raw, and is stateful', (type, name) => {
    const description = describeXmr(withGlobal(xmrObject(type, u32(0x30))));
    expect(description.raw).toContainEqual({ name, value: '00000030' });
    expect(description.stateful).toBe(true);
  });

  it.each([
    [0x000d, 2, 'rightsSettings'],
    [0x0003, 10, 'minimumEnvironment'],
    [0x001a, 4, 'gracePeriod'],
    [0x001c, 2, 'copyProtectionLevel'],
    [0x0032, 4, 'playReadyRevocationInfoVersion'],
    [0x0033, 2, 'embeddedLicenseSettings'],
    [0x0037, 4, 'moveEnabler'],
    [0x0050, 4, 'removalDate'],
  ])('keeps object %i of %i bytes raw as %s', (type, length, name) => {
    const content = Uint8Array.from({ length }, (_, index) => index + 1);
    const description = describeXmr(withGlobal(xmrObject(type, content)));
    expect(description.raw).toEqual([{ name, value: Buffer.from(content).toString('hex') }]);
  });

  it('prefers the Windows Media revocation info version to the PlayReady one', () => {
    const playReady = xmrObject(0x32, u32(70));
    expect(describeXmr(withGlobal(playReady)).revocationInfoVersion).toBe(70);
    expect(
      describeXmr({ ...withGlobal(playReady), revocationInfoVersion: 7 }).revocationInfoVersion,
    ).toBe(7);
  });

  it.each([
    ['minimum environment', xmrObject(0x03, new Uint8Array(10))],
    ['serial number restriction', xmrObject(0x0c, new Uint8Array(4))],
    ['domain restriction', xmrObject(0x29, new Uint8Array(20))],
  ])('has conditional rights with a %s', (_name, object) => {
    expect(describeXmr(withGlobal(object)).rights).toEqual([{ name: 'Play', conditional: true }]);
  });

  it('skips what it does not know', () => {
    const description = describeXmr(withOuter(xmrObject(0x7e00, new Uint8Array(9), 0)));
    expect(description).toEqual(describeXmr());
  });

  it('names what it does not know but must understand, wherever it is', () => {
    const nested = xmrContainer(0x7e01, [xmrObject(0x7e02, new Uint8Array(2), 1)], 2);
    const description = describeXmr(withOuter(nested, xmrObject(0x7e03, u32(1), 1)));
    expect(description.unknownMustUnderstand).toEqual([0x7e02, 0x7e03]);
    expect(description.stateful).toBe('unknown');
    expect(description.rights).toEqual([{ name: 'Play', conditional: true }]);
  });

  it('takes nothing out of a container it does not know', () => {
    const nested = xmrContainer(0x7e01, [xmrObject(0x11, u32(9))], 2);
    expect(describeXmr(withOuter(nested)).priority).toBeUndefined();
  });

  it('is neither stateful nor restricted without reason', () => {
    expect(describeXmr()).toMatchObject({
      stateful: false,
      persistence: 'unknown',
      rights: [{ name: 'Play' }],
      unknownMustUnderstand: [],
    });
  });

  describe('backup right', () => {
    // A bit made up for the test: no public document names the real one.
    const xmrRights = { backup: 0x0100, known: 0x0101 };
    const read = (options: Partial<SyntheticXmrOptions>) =>
      readOne(xmrFormat, buildXmrLicense({ seed: 1, ...options }), { ...context, xmrRights });

    it('is unknown without a mask', () => {
      const license = readOne(xmrFormat, buildXmrLicense({ seed: 1, rightsSettings: 0xffff }));
      expect(license.description.backup.verdict).toBe('unknown');
      expect(license.operatorEvidence).toBeUndefined();
    });

    it.each([
      ['granted', { rightsSettings: 0x0101 }, true],
      ['denied', { rightsSettings: 0x0001 }, true],
      ['denied', {}, true],
      ['unknown', { rightsSettings: 0x0300 }, undefined],
      [
        'unknown',
        { rightsSettings: 0x0100, ...withOuter(xmrObject(0x7e00, u16(0), 1)) },
        undefined,
      ],
    ] as const)('is %s with a mask and %j', (verdict, options, operatorEvidence) => {
      const license = read(options);
      expect(license.description.backup.verdict).toBe(verdict);
      expect(license.description.restore).toEqual(license.description.backup);
      expect(license.operatorEvidence).toBe(operatorEvidence);
    });

    it('refuses a mask out of range as an argument, not as damage', () => {
      const wrong = { ...context, xmrRights: { backup: 2, known: 1 } };
      expect(() => xmrFormat.read(buildXmrLicense({ seed: 1 }), wrong)).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
    });
  });

  it.each([
    ['two rights settings', withGlobal(xmrObject(0x0d, u16(0)), xmrObject(0x0d, u16(1)))],
    ['rights settings in two places', { ...withPlay(xmrObject(0x0d, u16(0))), rightsSettings: 1 }],
    ['two priorities', { ...withGlobal(xmrObject(0x11, u32(1))), priority: 1 }],
    ['two validities in two containers', withValidityTwice()],
    ['an inclusion list that is cut off', withGlobal(xmrObject(0x10, u32(1)))],
    ['an inclusion list of 2³² entries', withGlobal(xmrObject(0x10, u32(0xffff_ffff)))],
    ['a key that is cut off', withOuter(keyWithLength(3, 2))],
    ['an uplink checksum that is cut off', withOuter(xmrObject(0x06, uplink(1)))],
    ['a signature that is cut off', withOuter(xmrObject(0x0b, concatBytes([u16(1), u16(1)])))],
  ])('is malformed with %s', (_name, options) => {
    expect(damageOf(xmrFormat, buildXmrLicense({ seed: 1, ...options }))).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('is described again from its payload', () => {
    const license = readOne(xmrFormat, buildXmrLicense({ seed: 1, priority: 1 }));
    expect(xmrFormat.describe(license.payload, context)).toEqual(license.description);
  });

  it('can be of a given size', () => {
    const file = buildXmrLicense({ seed: 1, size: 2560 });
    expect(file).toHaveLength(2560);
    expect(readOne(xmrFormat, file).description).toEqual(describeXmr());
  });
});

function withValidityTwice(): Partial<SyntheticXmrOptions> {
  const validity = () => xmrObject(0x12, concatBytes([u32(1), u32(2)]));
  return { extraObjects: { global: [validity()], outer: [validity()] } };
}

function keyWithLength(claimed: number, given: number): Uint8Array {
  const content = [new Uint8Array(16), u16(1), u16(1), u16(claimed), new Uint8Array(given)];
  return xmrObject(0x0a, concatBytes(content));
}

function uplink(claimed: number): Uint8Array {
  return concatBytes([new Uint8Array(16), u16(claimed)]);
}
