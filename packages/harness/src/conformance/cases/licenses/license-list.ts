import { ContractViolation, expectEqual } from '../../../contract/expectations.js';
import type { FilterValue } from '../../interfaces/interface-kinds.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';

export type Management = Face<'IWMDRMLicenseManagement'>;
export type Enumerator = Face<'IWMDRMLicense'>;

/** No condition. */
const everything: FilterValue = {
  dwVersion: 0,
  bstrKID: null,
  bstrRights: null,
  bstrAllowedSourceIDs: null,
};

/** More licenses than any case has. */
const endless = 1000;

/** ERROR_NO_MORE_ITEMS, as the page of GetNext writes it and as an HRESULT. */
const ends: readonly number[] = [0x0000_0103, 0x8007_0103];

/** An enumeration that must be made; what the filter leaves out is no condition. */
export async function enumerate(
  management: Management,
  filter: Partial<FilterValue> = {},
): Promise<Enumerator> {
  const made = await management.call('CreateLicenseEnumeration', { ...everything, ...filter });
  return present('CreateLicenseEnumeration', made);
}

/** Whether GetNext has loaded another license; false past the last one. */
export async function moveOn(enumerator: Enumerator): Promise<boolean> {
  const { ok, hr, code } = await enumerator.call('GetNext');
  if (ends.includes(hr)) return false;
  if (!ok) throw new ContractViolation(`Expected another license or the end, got ${code}.`);
  return true;
}

/** What `read` gives of each license from the loaded one on. */
export async function eachLicense<T>(
  enumerator: Enumerator,
  read: (enumerator: Enumerator) => Promise<T>,
): Promise<readonly T[]> {
  const found: T[] = [];
  do {
    if (found.length === endless) throw new ContractViolation('The enumeration has no end.');
    found.push(await read(enumerator));
  } while (await moveOn(enumerator));
  return found;
}

/** The bytes of the loaded license, as text. */
export async function textOf(enumerator: Enumerator): Promise<string> {
  const { pbLicense } = present('GetLicense', await enumerator.call('GetLicense'));
  return Buffer.from(pbLicense).toString('base64');
}

/** How many licenses fit a filter. That there is none may be said by a failure. */
export async function countOf(
  management: Management,
  filter: Partial<FilterValue> = {},
): Promise<number> {
  const made = await management.call('CreateLicenseEnumeration', { ...everything, ...filter });
  return made.ok ? (await eachLicense(made.value, async () => undefined)).length : 0;
}

/** A store of which the licenses can be told apart by their bytes. */
export interface KnownStore {
  readonly management: Management;
  /** Names of the fixtures that fit, in the order of the enumeration; none if that cannot be made. */
  found(filter?: Partial<FilterValue>): Promise<readonly string[]>;
}

/** Puts permitted fixtures into the store of a machine, one after another, and learns which is which. */
export async function knownStore(machine: Machine, names: readonly string[]): Promise<KnownStore> {
  const management = await machine.management();
  const known = new Map<string, string>();
  for (const name of names) {
    await machine.controls.add([name]);
    const texts = await eachLicense(await enumerate(management), textOf);
    const fresh = texts.filter((text) => !known.has(text));
    expectEqual(`licenses that are new with ${name}`, fresh.length, 1);
    for (const text of fresh) known.set(text, name);
  }
  return {
    management,
    found: async (filter = {}) => {
      const made = await management.call('CreateLicenseEnumeration', { ...everything, ...filter });
      if (!made.ok) return [];
      return (await eachLicense(made.value, textOf)).map((text) => known.get(text) ?? 'unknown');
    },
  };
}
