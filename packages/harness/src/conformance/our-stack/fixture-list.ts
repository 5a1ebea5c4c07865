import type { LicenseFixture } from '../subject/license-fixture.js';

/** A fixture of our stack, before it has a text. */
export interface FixtureEntry extends Omit<
  LicenseFixture,
  'keyId' | 'response' | 'rootKeyId' | 'sourceId' | 'acquisition'
> {
  /** Two hexadecimal digits that tell key ids apart. */
  readonly key: string;
  /** Such digits of the root of its chain. */
  readonly rootKey?: string;
  readonly sourceId?: number;
  /** Fixtures with the same words come in one response. Default it comes alone. */
  readonly together?: string;
}

const day = (number: number): number => Date.UTC(2026, 0, number);
const longAgo = Date.UTC(2020, 0, 1);
const inMonths = Date.UTC(2026, 6, 1);
const farAhead = Date.UTC(2099, 0, 1);

/** The licenses our stack brings along; the clock of its machines begins on 1 January 2026. */
export const fixtureList: readonly FixtureEntry[] = [
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
  {
    name: 'trial',
    kind: 'temporary',
    key: '98',
    rights: ['Play'],
    version: 3,
    persistable: true,
  },
  {
    name: 'old-preview',
    kind: 'temporary',
    key: '99',
    rights: ['Play'],
    version: 3,
    expired: true,
  },
  {
    name: 'film-subscription',
    kind: 'permitted',
    key: 'a1',
    rights: ['Play'],
    version: 3,
    limits: { until: inMonths },
  },
  { name: 'film-over', kind: 'permitted', key: 'a1', rights: ['Play'], version: 3, expired: true },
  {
    name: 'premiere',
    kind: 'permitted',
    key: '11',
    rights: ['Play'],
    version: 3,
    limits: { from: farAhead },
  },
  {
    name: 'archive',
    kind: 'permitted',
    key: '12',
    rights: ['Play'],
    version: 3,
    limits: { from: longAgo },
  },
  {
    name: 'season',
    kind: 'permitted',
    key: '13',
    rights: ['Play', 'CreateThumbnailImage'],
    version: 3,
    limits: { from: longAgo, until: inMonths },
  },
  {
    name: 'ten-plays',
    kind: 'restricted',
    key: '14',
    rights: ['Play'],
    version: 2,
    limits: { uses: 10 },
  },
  {
    name: 'used-up',
    kind: 'restricted',
    key: '15',
    rights: ['Play'],
    version: 2,
    limits: { uses: 0 },
  },
  {
    name: 'ten-plays-later',
    kind: 'restricted',
    key: '16',
    rights: ['Play'],
    version: 3,
    limits: { uses: 10, from: longAgo },
  },
  {
    name: 'ten-plays-soon',
    kind: 'restricted',
    key: '17',
    rights: ['Play'],
    version: 3,
    limits: { uses: 10, until: inMonths },
  },
  {
    name: 'ten-plays-a-season',
    kind: 'restricted',
    key: '18',
    rights: ['Play'],
    version: 3,
    limits: { uses: 10, from: longAgo, until: inMonths },
  },
  {
    name: 'two-days',
    kind: 'restricted',
    key: '19',
    rights: ['Play'],
    version: 3,
    limits: { secondsAfterFirstUse: 172_800 },
  },
  {
    name: 'broadcast',
    kind: 'permitted',
    key: '21',
    rights: ['Play', 'PlaylistBurn'],
    version: 3,
    sourceId: 8,
    securityLevel: 2000,
    outputProtection: {
      wCompressedDigitalVideo: 500,
      wUncompressedDigitalVideo: 250,
      wAnalogVideo: 150,
      wCompressedDigitalAudio: 300,
      wUncompressedDigitalAudio: 200,
      wMinimumCopyProtectionLevel: 400,
    },
    inclusionList: ['67890a10-4455-6677-8899-aabbccddee01', '67890a10-4455-6677-8899-aabbccddee02'],
  },
  {
    name: 'episode',
    kind: 'permitted',
    key: '22',
    rootKey: 'a1',
    rights: ['Play'],
    version: 3,
  },
  {
    name: 'side-a',
    kind: 'permitted',
    key: '31',
    rights: ['Play'],
    version: 2,
    together: 'single',
  },
  {
    name: 'side-b',
    kind: 'permitted',
    key: '32',
    rights: ['Play'],
    version: 2,
    together: 'single',
  },
];
