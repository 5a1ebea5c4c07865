import { formatKeyId, parseKeyId } from '@wmdrm/core';
import type { TextLicense } from '../../licenses/text-format.js';
import { textLicenseFile } from '../../licenses/text-format.js';
import type { LicenseFixture } from '../subject/license-fixture.js';

/** Formats by the major version the contract has for them. */
const formatOfVersion = ['', 'wmdrm-v1', 'wmdrm-v7', 'xmr'] as const;

interface TextFixture extends Omit<LicenseFixture, 'keyId' | 'response' | 'sourceId'> {
  /** Two hexadecimal digits that tell key ids apart. */
  readonly key: string;
  readonly sourceId?: number;
}

const day = (number: number): number => Date.UTC(2026, 0, number);

const fixtures: readonly TextFixture[] = [
  {
    name: 'film',
    kind: 'permitted',
    key: 'a1',
    rights: ['Play', 'Copy'],
    version: 3,
    priority: 1,
    issued: day(1),
  },
  {
    name: 'film-later',
    kind: 'permitted',
    key: 'a1',
    rights: ['Play'],
    version: 3,
    priority: 1,
    issued: day(2),
  },
  {
    name: 'film-first',
    kind: 'permitted',
    key: 'a1',
    rights: ['Play'],
    version: 3,
    priority: 9,
    issued: day(1),
  },
  {
    name: 'song',
    kind: 'permitted',
    key: 'b2',
    rights: ['Play', 'PlaylistBurn'],
    version: 2,
    sourceId: 7,
  },
  {
    name: 'film-again',
    reissueOf: 'film',
    kind: 'permitted',
    key: 'a1',
    rights: ['Play', 'Copy'],
    version: 3,
    priority: 1,
    issued: day(3),
  },
  {
    name: 'song-again',
    reissueOf: 'song',
    kind: 'permitted',
    key: 'b2',
    rights: ['Play'],
    version: 2,
    sourceId: 7,
  },
  { name: 'old-song', kind: 'permitted', key: 'c3', rights: ['Play'], version: 1 },
  { name: 'over', kind: 'permitted', key: 'd4', rights: ['Play'], version: 3, expired: true },
  { name: 'rental', kind: 'restricted', key: 'e5', rights: ['Play'], version: 3 },
  { name: 'other-rental', kind: 'restricted', key: 'f6', rights: ['Play'], version: 2 },
  { name: 'preview', kind: 'temporary', key: '97', rights: ['Play'], version: 3 },
];

/** The licenses our stack brings along. */
export const textFixtures: readonly LicenseFixture[] = fixtures.map((fixture) => {
  const { key: _key, sourceId, ...rest } = fixture;
  return {
    ...rest,
    keyId: toBase64(keyIdOf(fixture)),
    response: textLicenseFile(textLicenseOf(fixture)),
    ...(sourceId !== undefined && { sourceId: String(sourceId) }),
  };
});

/** The file of a fixture. */
export function fixtureFile(name: string): Uint8Array {
  const fixture = fixtures.find((each) => each.name === name);
  if (fixture === undefined) throw new RangeError(`There is no fixture ${name}.`);
  return new TextEncoder().encode(textLicenseFile(textLicenseOf(fixture)));
}

/** Name of the fixture with these bytes. */
export function fixtureName(file: Uint8Array): string {
  const text = new TextDecoder().decode(file);
  const fixture = fixtures.find((each) => textLicenseFile(textLicenseOf(each)) === text);
  if (fixture === undefined) throw new RangeError('This is the file of no fixture.');
  return fixture.name;
}

function textLicenseOf(fixture: TextFixture): TextLicense {
  const { name, reissueOf, kind, rights, priority, issued, sourceId, expired } = fixture;
  return {
    id: `text:${reissueOf ?? name}`,
    format: formatOfVersion[fixture.version] ?? 'xmr',
    backup: kind === 'restricted' ? 'denied' : 'granted',
    persistence: kind === 'temporary' ? 'no' : 'yes',
    keyIds: [formatKeyId(keyIdOf(fixture))],
    rights,
    ...(priority !== undefined && { priority }),
    ...(issued !== undefined && { issued }),
    ...(sourceId !== undefined && { sourceId }),
    ...(expired && { expires: Date.UTC(2020, 0, 1) }),
  };
}

function keyIdOf({ key }: TextFixture): Uint8Array {
  const bytes = parseKeyId(`000000${key}-4455-6677-8899-aabbccddeeff`);
  if (bytes === undefined) throw new RangeError(`${key} makes no key id.`);
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
