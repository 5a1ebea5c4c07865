import type { StoredLicense } from '@wmdrm/core';

/**
 * Licenses marked for the next cleaning. A store has no such state, so the marks live as long as the runtime; a license
 * that changed since it was marked has lost its mark.
 */
export class PurgeMarks {
  readonly #sequences = new Map<string, number>();

  add({ shortId, sequence }: StoredLicense): void {
    this.#sequences.set(shortId, sequence);
  }

  has({ shortId, sequence }: StoredLicense): boolean {
    return this.#sequences.get(shortId) === sequence;
  }

  /** Ids of all marked licenses. */
  get shortIds(): readonly string[] {
    return [...this.#sequences.keys()];
  }

  remove(shortIds: readonly string[]): void {
    for (const shortId of shortIds) this.#sequences.delete(shortId);
  }
}
