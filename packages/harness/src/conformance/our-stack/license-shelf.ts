import {
  readLicenseFile,
  type License,
  type LicenseFormat,
  type LicenseReadResult,
  type LicenseStore,
} from '@wmdrm/core';
import { findFixture, fixtureFile, fixtureName } from './text-fixtures.js';

/** A local store, by the names of fixtures. */
export class LicenseShelf {
  readonly #store: LicenseStore;
  readonly #formats: readonly LicenseFormat[];

  constructor(store: LicenseStore, formats: readonly LicenseFormat[]) {
    this.#store = store;
    this.#formats = formats;
  }

  /** Names of what is there, sorted. */
  async held(): Promise<readonly string[]> {
    return [...(await this.#shortIds()).keys()].sort();
  }

  async add(names: readonly string[]): Promise<void> {
    const { hasher } = this.#store.host;
    for (const name of names) {
      const read = readLicenseFile(fixtureFile(name), this.#formats, { hasher });
      const isTemporary = findFixture(name).kind === 'temporary';
      await this.#store.add(read.flatMap((each) => licenseOf(each, isTemporary)));
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    const shortIds = await this.#shortIds();
    await this.#store.remove(names.flatMap((name) => shortIds.get(name) ?? []));
  }

  async #shortIds(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for await (const chunk of this.#store.list()) {
      for (const { id, shortId } of chunk) {
        found.set(fixtureName((await this.#store.get(id)).payload), shortId);
      }
    }
    return found;
  }
}

/** A temporary license is so as long as nobody makes it permanent, also if its issuer lets it be. */
function licenseOf(read: LicenseReadResult, isTemporary: boolean): readonly License[] {
  if (read.type === 'damaged') return [];
  const { license } = read;
  if (!isTemporary) return [license];
  return [{ ...license, description: { ...license.description, persistence: 'no' } }];
}
