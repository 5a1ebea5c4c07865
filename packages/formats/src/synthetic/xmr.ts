import {
  concatBytes,
  LicenseStoreError,
  parseKeyId,
  type OutputProtectionLevels,
} from '@wmdrm/core';
import { xmrType as t } from '../xmr/object-types.js';
import {
  flagMustUnderstand,
  objectHeaderLength,
  xmrHeaderLength,
  xmrMagic,
} from '../xmr/objects.js';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';
import { xmrContainer, xmrObject, u16, u32 } from './xmr-objects.js';

/** Fields of a synthetic XMR license. What is not given is not in the license, but for the rights id and a key id. */
export interface SyntheticXmrOptions extends SyntheticOptions {
  /** 16 bytes. Default: by the seed. */
  readonly rightsId?: Uint8Array;
  /** Canonical form. Default: one by the seed. */
  readonly keyIds?: readonly string[];
  /** 16 bits of object 0x000D. */
  readonly rightsSettings?: number;
  readonly priority?: number;
  /** Milliseconds since 1970 UTC; whole seconds. */
  readonly issued?: number;
  /** Milliseconds since 1970 UTC; whole seconds. */
  readonly notBefore?: number;
  /** Milliseconds since 1970 UTC; whole seconds. */
  readonly notAfter?: number;
  readonly sourceId?: number;
  readonly revocationInfoVersion?: number;
  readonly securityLevel?: number;
  /** GUIDs in registry form. */
  readonly inclusionList?: readonly string[];
  /** Canonical form. */
  readonly uplinkKeyId?: string;
  /** Of the play right. */
  readonly outputProtection?: OutputProtectionLevels;
  /** Seconds after first play, of the play right. */
  readonly secondsAfterFirstUse?: number;
  /** Adds a copy right with this count. */
  readonly copyCount?: number;
  /** Whole objects to add to the global policy, to the play right and to the outer container. */
  readonly extraObjects?: {
    readonly global?: readonly Uint8Array[];
    readonly play?: readonly Uint8Array[];
    readonly outer?: readonly Uint8Array[];
  };
}

/** Type of the object that fills a license up to its size: unknown to every reader and skippable. */
const paddingType = 0x7f00;

/**
 * A synthetic XMR license: it has the structure of one, but all that would be a key, a checksum or a signature is made
 * up. No issuer made it, no content belongs to it and it opens nothing.
 */
export function buildXmrLicense(options: SyntheticXmrOptions): Uint8Array {
  const source = new OpaqueSource(options);
  const { extraObjects = {} } = options;
  const rightsId = options.rightsId ?? source.bytes(16);
  const content = [
    xmrContainer(t.globalPolicyContainer, [
      ...globalObjects(options),
      ...(source.isMarked ? identities(source) : []),
      ...(extraObjects.global ?? []),
    ]),
    xmrContainer(t.playContainer, [...playObjects(options), ...(extraObjects.play ?? [])]),
    ...(options.copyCount === undefined
      ? []
      : [xmrContainer(t.copyContainer, [xmrObject(t.copyCount, u32(options.copyCount))])]),
    xmrContainer(t.keyMaterialContainer, keyObjects(options, source)),
    ...(extraObjects.outer ?? []),
  ];
  const signature = xmrObject(
    t.signature,
    concatBytes([u16(1), u16(16), source.opaque(16)]),
    flagMustUnderstand,
  );
  const natural =
    xmrHeaderLength + objectHeaderLength + concatBytes(content).length + signature.length;
  const padding = paddingFor(options.size, natural, objectHeaderLength);
  if (padding > 0) {
    content.push(xmrObject(paddingType, source.bytes(padding - objectHeaderLength), 0));
  }
  const outer = xmrContainer(t.outerContainer, [...content, signature]);
  return concatBytes([u32(xmrMagic), u32(3), rightsId, outer]);
}

function globalObjects(options: SyntheticXmrOptions): Uint8Array[] {
  const objects: Uint8Array[] = [];
  const add = (type: number, value: number | undefined, encode = u32): void => {
    if (value !== undefined) objects.push(xmrObject(type, encode(value)));
  };
  add(t.rightsSettings, options.rightsSettings, u16);
  add(t.priority, options.priority);
  add(t.issueDate, toSeconds(options.issued));
  add(t.sourceId, options.sourceId);
  add(t.revocationInfoVersion, options.revocationInfoVersion);
  add(t.securityLevel, options.securityLevel, u16);
  const { notBefore, notAfter, inclusionList } = options;
  if (notBefore !== undefined || notAfter !== undefined) {
    const limits = [toSeconds(notBefore) ?? 0, toSeconds(notAfter) ?? 0xffff_ffff];
    objects.push(xmrObject(t.expiration, concatBytes(limits.map(u32))));
  }
  if (inclusionList) {
    const entries = [u32(inclusionList.length), ...inclusionList.map(guid)];
    objects.push(xmrObject(t.inclusionList, concatBytes(entries)));
  }
  return objects;
}

function playObjects(options: SyntheticXmrOptions): Uint8Array[] {
  const { outputProtection: levels, secondsAfterFirstUse } = options;
  const objects: Uint8Array[] = [];
  if (levels) {
    const inOrder = [
      levels.compressedDigitalVideo,
      levels.uncompressedDigitalVideo,
      levels.analogVideo,
      levels.compressedDigitalAudio,
      levels.uncompressedDigitalAudio,
    ];
    objects.push(xmrObject(t.outputProtection, concatBytes(inOrder.map(u16))));
  }
  if (secondsAfterFirstUse !== undefined) {
    objects.push(xmrObject(t.expireAfterFirstPlay, u32(secondsAfterFirstUse)));
  }
  return objects;
}

function keyObjects(options: SyntheticXmrOptions, source: OpaqueSource): Uint8Array[] {
  const keyIds = options.keyIds?.map(guid) ?? [source.bytes(16)];
  const objects = keyIds.map((keyId) =>
    xmrObject(
      t.contentKey,
      concatBytes([keyId, u16(1), u16(3), u16(128), source.opaque(128)]),
      flagMustUnderstand,
    ),
  );
  if (options.uplinkKeyId !== undefined) {
    const content = concatBytes([guid(options.uplinkKeyId), u16(16), source.opaque(16)]);
    objects.push(xmrObject(t.uplinkKeyId, content, flagMustUnderstand));
  }
  if (source.isMarked) {
    for (const type of [t.rsaDeviceKey, t.eccDeviceKey, t.auxiliaryKeys, t.uplinkKeyIdV3]) {
      objects.push(xmrObject(type, source.opaque(64)));
    }
  }
  return objects;
}

function identities(source: OpaqueSource): Uint8Array[] {
  return [
    xmrObject(t.serialNumber, source.opaque(48)),
    xmrObject(t.metering, source.opaque(16)),
    xmrObject(t.domainRestriction, concatBytes([source.opaque(16), u32(1)])),
    xmrObject(0x002c, source.opaque(64)),
    xmrContainer(0x0025, [
      xmrObject(t.granterKey, source.opaque(64)),
      xmrObject(t.userId, source.opaque(48)),
    ]),
    xmrObject(paddingType, source.opaque(64), 0),
  ];
}

function toSeconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}

function guid(text: string): Uint8Array {
  const bytes = parseKeyId(text);
  if (bytes) return bytes;
  throw new LicenseStoreError('invalid-argument', `${JSON.stringify(text)} is no GUID.`);
}
