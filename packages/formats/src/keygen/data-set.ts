import type { LicenseRight } from '@wmdrm/core';
import { JsonReader, type DateValue } from '../json/json-reader.js';
import { parseJson, type Selection } from '../json/parse-json.js';
import { maxRights } from '../limits.js';
import type { Malformed } from '../malformed.js';
import { decodeUtf8 } from '../text/decode-text.js';
import type { KeygenKind } from './armor.js';

/** What a data set says of a license; `undefined` where it says nothing. */
export interface DataSet {
  /** Id of the license, or of the machine, the file is a snapshot of. */
  readonly id: string;
  /** Id of the license. A machine without a license names none. */
  readonly licenseId: string | undefined;
  /** When this file was made. */
  readonly issued: DateValue;
  /** When this file expires, apart from the license. */
  readonly expiry: DateValue | undefined;
  /** Seconds this file lasts. */
  readonly ttl: number | undefined;
  /** When the license expires. */
  readonly licenseExpiry: DateValue | undefined;
  /** `ACTIVE`, `SUSPENDED`, … */
  readonly status: string | undefined;
  readonly rights: readonly LicenseRight[];
}

// Everything else is stepped over and never becomes a value: keys, fingerprints, names, e-mail addresses, metadata.
const attributes: Selection = { expiry: true, status: true, maxUses: true, code: true };
const selection: Selection = {
  data: { id: true, type: true, attributes, relationships: { license: { data: { id: true } } } },
  included: { '*': { id: true, type: true, attributes } },
  meta: { issued: true, expiry: true, ttl: true },
};

/** Names of the resources, as JSON:API types. */
const resources: Readonly<Record<KeygenKind, string>> = {
  LICENSE: 'licenses',
  MACHINE: 'machines',
};

/** Reads the data set of a license or machine file (Keygen, "The enc property"). */
export function readDataSet(bytes: Uint8Array, kind: KeygenKind, malformed: Malformed): DataSet {
  const document = parseJson(decodeUtf8(bytes, malformed), selection, malformed);
  const root = new JsonReader(document, 'the data set', malformed);
  const data = root.object('data');
  const meta = root.object('meta');
  if (data.text('type') !== resources[kind]) {
    throw malformed('the data set is of another type than its file', data.offset);
  }
  const included = root.has('included') ? root.objects('included') : [];
  const id = data.text('id');
  const licenseId = kind === 'LICENSE' ? id : relatedLicense(data);
  const license =
    kind === 'LICENSE'
      ? data
      : included.find((each) => isOf(each, 'licenses') && each.text('id') === licenseId);
  const said = license?.has('attributes') ? license.object('attributes') : undefined;
  return {
    id,
    licenseId,
    issued: meta.date('issued'),
    expiry: meta.has('expiry') ? meta.date('expiry') : undefined,
    ttl: meta.has('ttl') ? meta.integer('ttl') : undefined,
    licenseExpiry: said?.has('expiry') ? said.date('expiry') : undefined,
    status: said?.has('status') ? said.text('status') : undefined,
    rights: [useOf(said), ...entitlementsOf(included, malformed)],
  };
}

function isOf(resource: JsonReader, type: string): boolean {
  return resource.text('type') === type;
}

function relatedLicense(machine: JsonReader): string | undefined {
  if (!machine.has('relationships')) return undefined;
  const relationships = machine.object('relationships');
  const license = relationships.has('license') ? relationships.object('license') : undefined;
  return license?.has('data') ? license.object('data').text('id') : undefined;
}

/** The right every license grants, counted if it has a limit. */
function useOf(license: JsonReader | undefined): LicenseRight {
  if (!license?.has('maxUses')) return { name: 'use' };
  const count = license.integer('maxUses');
  return count < 0 ? { name: 'use' } : { name: 'use', count };
}

/** The features a license entitles to, by their codes. */
function entitlementsOf(
  included: readonly JsonReader[],
  malformed: Malformed,
): readonly LicenseRight[] {
  const entitlements = included.filter((each) => isOf(each, 'entitlements'));
  const [last] = entitlements.slice(maxRights - 1);
  if (last) throw malformed(`more than ${maxRights} rights`, last.offset);
  return entitlements.map((each) => ({ name: each.object('attributes').text('code') }));
}
