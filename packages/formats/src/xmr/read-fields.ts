import { formatKeyId, keyIdLength, type LicenseDescription, type RawField } from '@wmdrm/core';
import { maxKeyIds } from '../limits.js';
import { toHex } from '../text/hex.js';
import { xmrType as t } from './object-types.js';
import { flagMustUnderstand, hexType, malformedXmr, type XmrObject } from './objects.js';
import { RightsReader, type DraftRight } from './rights.js';

type Fields = { -readonly [name in keyof LicenseDescription]?: LicenseDescription[name] };

/** What the objects of a license say; all but the verdicts. */
export interface XmrFields extends Omit<
  LicenseDescription,
  'backup' | 'restore' | 'persistence' | 'raw'
> {
  /** The 16 bits of object 0x000D. */
  readonly rightsSettings?: number;
  readonly raw: readonly RawField[];
}

// Whose encoding, unit or meaning no public document gives: kept as they are.
const rawNames: ReadonlyMap<number, string> = new Map([
  [t.rightsSettings, 'rightsSettings'],
  [t.minimumEnvironment, 'minimumEnvironment'],
  [t.expiration, 'expiration'],
  [t.expireAfterFirstUse, 'expireAfterFirstUse'],
  [t.expireOnStore, 'expireOnStore'],
  [t.gracePeriod, 'gracePeriod'],
  [t.copyProtectionLevel, 'copyProtectionLevel'],
  [t.playlistBurnRestriction, 'playlistBurnRestriction'],
  [t.playReadyRevocationInfoVersion, 'playReadyRevocationInfoVersion'],
  [t.embeddedLicenseSettings, 'embeddedLicenseSettings'],
  [t.moveEnabler, 'moveEnabler'],
  [t.removalDate, 'removalDate'],
]);

// Identities and markers: only that they are there.
const presenceNames: ReadonlyMap<number, string> = new Map([
  [t.serialNumber, 'serialNumberRestriction'],
  [t.metering, 'metering'],
  [t.restrictedSourceId, 'restrictedSourceId'],
  [t.userId, 'userId'],
  [t.domainRestriction, 'domainRestriction'],
]);

const singleWithTail: readonly number[] = [t.uplinkKeyId, t.uplinkKeyIdV2, t.inclusionList];
const conditions: readonly number[] = [t.minimumEnvironment, t.serialNumber, t.domainRestriction];

/** Reads all fields of `objects`. Throws `malformed-license` for two objects that contradict each other. */
export function readFields(
  view: DataView,
  bytes: Uint8Array,
  objects: readonly XmrObject[],
): XmrFields {
  const fields: Fields = {};
  const keyIds = new Set<string>();
  const raw: RawField[] = [];
  const unknown = new Set<number>();
  const rights = new RightsReader();
  const seen = new Map<DraftRight | undefined, Set<number>>();
  let rightsSettings: number | undefined;
  let playReadyRevocation: number | undefined;
  let conditional = false;

  const guidAt = (at: number): string => formatKeyId(bytes.subarray(at, at + keyIdLength));
  const date = (at: number): number => view.getUint32(at) * 1000;

  for (const object of objects) {
    const { type, start, end, offset } = object;
    if (object.shape === undefined) {
      if ((object.flags & flagMustUnderstand) !== 0) unknown.add(type);
      continue;
    }
    if (insideUnknown(object)) continue;
    refuseSecond(object, rights.around(object), seen);
    rights.visit(object);
    conditional ||= conditions.includes(type);
    const rawName = rawNames.get(type);
    if (rawName) raw.push({ name: rawName, value: toHex(bytes.subarray(start, end)) });
    const presenceName = presenceNames.get(type);
    if (presenceName) raw.push({ name: presenceName, value: 'present' });

    switch (type) {
      case t.contentKey:
        checkInner(view, object, start + 20);
        keyIds.add(guidAt(start));
        if (keyIds.size > maxKeyIds) throw malformedXmr(`more than ${maxKeyIds} key ids`, offset);
        break;
      case t.signature:
        checkInner(view, object, start + 2);
        break;
      case t.uplinkKeyId:
        checkInner(view, object, start + 16);
        fields.uplinkKeyId = guidAt(start);
        break;
      case t.uplinkKeyIdV2:
        checkInner(view, object, start + 18);
        fields.uplinkKeyId ??= guidAt(start);
        break;
      case t.rightsSettings:
        if (rightsSettings !== undefined) throw malformedXmr('a second rights settings', offset);
        rightsSettings = view.getUint16(start);
        break;
      case t.outputProtection:
        rights.outputProtection(object, {
          compressedDigitalVideo: view.getUint16(start),
          uncompressedDigitalVideo: view.getUint16(start + 2),
          analogVideo: view.getUint16(start + 4),
          compressedDigitalAudio: view.getUint16(start + 6),
          uncompressedDigitalAudio: view.getUint16(start + 8),
        });
        break;
      case t.inclusionList:
        fields.inclusionList = readInclusionList(view, object, guidAt);
        break;
      case t.priority:
        fields.priority = view.getUint32(start);
        break;
      case t.issueDate:
        fields.issued = date(start);
        break;
      case t.expiration: {
        const owner = rights.around(object) ?? fields;
        if (view.getUint32(start) !== 0) owner.notBefore = date(start);
        if (isDate(view.getUint32(start + 4))) owner.notAfter = date(start + 4);
        break;
      }
      case t.expireAfterFirstUse:
      case t.expireOnStore:
        rights.stateful = true;
        break;
      case t.expireAfterFirstPlay:
        rights.secondsAfterFirstUse(object, view.getUint32(start));
        break;
      case t.copyCount:
      case t.copyCountV2:
        rights.count(object, view.getUint32(start));
        break;
      case t.playlistBurnRestriction:
        rights.burns(view.getUint32(start));
        break;
      case t.revocationInfoVersion:
        fields.revocationInfoVersion = view.getUint32(start);
        break;
      case t.playReadyRevocationInfoVersion:
        playReadyRevocation = view.getUint32(start);
        break;
      case t.sourceId:
        fields.sourceId = view.getUint32(start);
        break;
      case t.securityLevel:
        fields.securityLevel = view.getUint16(start);
        break;
    }
  }
  const { protection } = rights;
  return {
    ...(playReadyRevocation === undefined ? {} : { revocationInfoVersion: playReadyRevocation }),
    ...fields,
    ...(protection ? { outputProtection: protection } : {}),
    ...(rightsSettings === undefined ? {} : { rightsSettings }),
    stateful: rights.stateful || (unknown.size > 0 ? 'unknown' : false),
    keyIds: [...keyIds],
    rights: rights.finish(conditional || unknown.size > 0),
    unknownMustUnderstand: [...unknown],
    raw,
  };
}

// What a container of unknown type means is not known either.
function insideUnknown(object: XmrObject): boolean {
  for (let at = object.parent; at; at = at.parent) if (at.shape === undefined) return true;
  return false;
}

// Two answers to one question, in one right or for the whole license: neither can be trusted.
function refuseSecond(
  { type, shape, offset }: XmrObject,
  owner: DraftRight | undefined,
  seen: Map<DraftRight | undefined, Set<number>>,
): void {
  const isSingle = (typeof shape === 'object' && 'size' in shape) || singleWithTail.includes(type);
  if (!isSingle) return;
  const types = seen.get(owner) ?? new Set();
  if (types.has(type)) throw malformedXmr(`a second object of type ${hexType(type)}`, offset);
  seen.set(owner, types.add(type));
}

/** Checks that the u16 length at `at` and what it counts lie inside the object. */
function checkInner(view: DataView, object: XmrObject, at: number): void {
  if (view.getUint16(at) > object.end - (at + 2)) {
    throw malformedXmr(
      `a length inside an object of type ${hexType(object.type)} is too large`,
      at,
    );
  }
}

function readInclusionList(
  view: DataView,
  { start, end }: XmrObject,
  guidAt: (at: number) => string,
): readonly string[] {
  const count = view.getUint32(start);
  if (count > (end - start - 4) / keyIdLength) {
    throw malformedXmr('an inclusion list has fewer entries than it claims', start);
  }
  return Array.from({ length: count }, (_, index) => guidAt(start + 4 + index * keyIdLength));
}

// How "no end" is written is not documented; both candidates stay in the raw field only.
function isDate(seconds: number): boolean {
  return seconds !== 0 && seconds !== 0xffff_ffff;
}
