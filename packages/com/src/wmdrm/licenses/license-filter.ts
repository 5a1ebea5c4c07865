import type { LicenseDescription } from '@wmdrm/core';
import type { WMDRM_LICENSE_FILTER } from '../../constants/wmdrmsdk-structs.js';
import type { HeldLicense } from './held-license.js';
import { readKeyId } from './key-id-text.js';
import { kindOfFormat } from './license-family.js';
import { givesRight } from './rights.js';

/** A WMDRM_LICENSE_FILTER that has been understood. */
export interface LicenseFilter {
  /** Minimum major version of the license format. */
  readonly version: number;
  /** Canonical text. */
  readonly keyId: string | undefined;
  /** All of them must be given. */
  readonly rights: readonly string[];
  /** One of them must be the license's; none is no condition. */
  readonly sourceIds: readonly number[];
}

const everything: LicenseFilter = { version: 0, keyId: undefined, rights: [], sourceIds: [] };

/** Reads a filter; null is no condition. `undefined` if a field is outside its range. */
export function readLicenseFilter(
  filter: WMDRM_LICENSE_FILTER | null | undefined,
): LicenseFilter | undefined {
  if (filter === null || filter === undefined) return everything;
  if (typeof filter !== 'object') return undefined;
  const { dwVersion } = filter;
  const keyIdText = textOf(filter.bstrKID);
  const rights = listOf(filter.bstrRights);
  const sources = listOf(filter.bstrAllowedSourceIDs);
  if (!Number.isInteger(dwVersion) || dwVersion < 0 || dwVersion > 0xffff_ffff) return undefined;
  if (keyIdText === undefined || rights === undefined || sources === undefined) return undefined;
  const keyId = keyIdText === '' ? undefined : readKeyId(keyIdText);
  if (keyIdText !== '' && keyId === undefined) return undefined;
  const isSourceId = (text: string): boolean => /^\d{1,10}$/.test(text);
  if (!sources.every(isSourceId)) return undefined;
  return { version: dwVersion, keyId, rights, sourceIds: sources.map(Number) };
}

/** Whether a license fits; of its description only what the filter asks for must be known. */
export function fitsFilter(
  license: HeldLicense,
  description: LicenseDescription | undefined,
  { version, keyId, rights, sourceIds }: LicenseFilter,
): boolean {
  if (kindOfFormat(license.policyClass.format).version < version) return false;
  if (keyId !== undefined && !license.keyIds.includes(keyId)) return false;
  const sourceId = description?.sourceId;
  if (sourceIds.length > 0 && (sourceId === undefined || !sourceIds.includes(sourceId)))
    return false;
  return rights.every((right) => givesRight(license, description, right));
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): readonly string[] | undefined {
  return textOf(value)
    ?.split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
