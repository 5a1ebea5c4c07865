import { formatKeyId, parseKeyId, type LicenseDescription } from '@wmdrm/core';
import { textLicenseFile, type TextLicense } from '../../licenses/text-format.js';
import type { OutputProtectionValue } from '../interfaces/interface-kinds.js';
import type { FixtureAcquisition, LicenseFixture } from '../subject/license-fixture.js';
import { fixtureList, type FixtureEntry } from './fixture-list.js';

/** Formats by the major version the contract has for them. */
const formatOfVersion = ['', 'wmdrm-v1', 'wmdrm-v7', 'xmr'] as const;

/** The licenses our stack brings along. */
export const textFixtures: readonly LicenseFixture[] = fixtureList.map((entry) => {
  const { key, rootKey, sourceId, together: _together, ...rest } = entry;
  const keyId = base64Of(key);
  return {
    ...rest,
    keyId,
    response: responseOf(entry),
    ...(rootKey !== undefined && { rootKeyId: base64Of(rootKey) }),
    ...(sourceId !== undefined && { sourceId: String(sourceId) }),
    ...(entry.kind === 'permitted' && { acquisition: acquisitionOf(entry.name, keyId) }),
  };
});

/** The entry of this name. */
export function findFixture(name: string): FixtureEntry {
  const fixture = fixtureList.find((each) => each.name === name);
  if (fixture === undefined) throw new RangeError(`There is no fixture ${name}.`);
  return fixture;
}

/** The file of a fixture. */
export function fixtureFile(name: string): Uint8Array {
  return new TextEncoder().encode(textOf(findFixture(name)));
}

/** Name of the fixture with these bytes. */
export function fixtureName(file: Uint8Array): string {
  const name = namesByText.get(new TextDecoder().decode(file));
  if (name === undefined) throw new RangeError('This is the file of no fixture.');
  return name;
}

/** Its server knows a license by its URL. */
function acquisitionOf(name: string, keyId: string): FixtureAcquisition {
  const url = `https://licenses.example/${name}`;
  const header = (data: string): string =>
    `<WRMHEADER><DATA><KID>${keyId}</KID>${data}</DATA></WRMHEADER>`;
  return { url, header: header(`<LAINFO>${url}</LAINFO>`), bareHeader: header('') };
}

/** What is persistable is temporary because somebody says so, not by its text: it cannot come in a response. */
function responseOf(fixture: FixtureEntry): string | null {
  const { persistable, together } = fixture;
  if (persistable) return null;
  const all = fixtureList.filter(
    (each) => each === fixture || (together && each.together === together),
  );
  return textLicenseFile(...all.map(textLicenseOf));
}

function textOf(fixture: FixtureEntry): string {
  return textLicenseFile(textLicenseOf(fixture));
}

function textLicenseOf(fixture: FixtureEntry): TextLicense {
  const { name, reissueOf, kind, rights, priority, issued, sourceId, expired, persistable } =
    fixture;
  return {
    id: `text:${reissueOf ?? name}`,
    format: formatOfVersion[fixture.version] ?? 'xmr',
    backup: kind === 'restricted' ? 'denied' : 'granted',
    persistence: kind === 'temporary' && !persistable ? 'no' : 'yes',
    keyIds: [formatKeyId(keyIdOf(fixture.key))],
    rights,
    limits: limitsOf(fixture),
    ...(priority !== undefined && { priority }),
    ...(issued !== undefined && { issued }),
    ...(sourceId !== undefined && { sourceId }),
    ...(expired && { expires: Date.UTC(2020, 0, 1) }),
    also: restOf(fixture),
  };
}

function limitsOf({ limits = {} }: FixtureEntry): NonNullable<TextLicense['limits']> {
  const { uses, from, until, secondsAfterFirstUse } = limits;
  return {
    ...(uses !== undefined && { count: uses }),
    ...(from !== undefined && { notBefore: from }),
    ...(until !== undefined && { notAfter: until }),
    ...(secondsAfterFirstUse !== undefined && { secondsAfterFirstUse }),
  };
}

function restOf(fixture: FixtureEntry): NonNullable<TextLicense['also']> {
  const { securityLevel, inclusionList, outputProtection, rootKey } = fixture;
  return {
    ...(securityLevel !== undefined && { securityLevel }),
    ...(inclusionList !== undefined && { inclusionList }),
    ...(rootKey !== undefined && { uplinkKeyId: formatKeyId(keyIdOf(rootKey)) }),
    ...(outputProtection !== undefined && protectionOf(outputProtection)),
  };
}

/** A description keeps the level for copying apart, as two bytes in hexadecimal. */
function protectionOf(
  levels: OutputProtectionValue,
): Pick<LicenseDescription, 'outputProtection' | 'raw'> {
  const level = (name: string): number => levels[name] ?? 0;
  return {
    outputProtection: {
      compressedDigitalVideo: level('wCompressedDigitalVideo'),
      uncompressedDigitalVideo: level('wUncompressedDigitalVideo'),
      analogVideo: level('wAnalogVideo'),
      compressedDigitalAudio: level('wCompressedDigitalAudio'),
      uncompressedDigitalAudio: level('wUncompressedDigitalAudio'),
    },
    raw: [
      {
        name: 'copyProtectionLevel',
        value: level('wMinimumCopyProtectionLevel').toString(16).padStart(4, '0'),
      },
    ],
  };
}

function keyIdOf(key: string): Uint8Array {
  const bytes = parseKeyId(`000000${key}-4455-6677-8899-aabbccddeeff`);
  if (bytes === undefined) throw new RangeError(`${key} makes no key id.`);
  return bytes;
}

function base64Of(key: string): string {
  return Buffer.from(keyIdOf(key)).toString('base64');
}

const namesByText: ReadonlyMap<string, string> = new Map(
  fixtureList.map((fixture) => [textOf(fixture), fixture.name]),
);
