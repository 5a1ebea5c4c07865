import type { License } from '@wmdrm/core';

/** A batch is stored, in one transaction, when it has this many bytes or licenses: memory stays flat. */
const batchBytes = 8 * 1024 * 1024;
const batchLicenses = 2000;

/** A file of a batch. */
export interface BatchFile {
  readonly path: string;
  /** Number of licenses it holds. */
  readonly licenses: number;
}

/** Collects the licenses of files until it is worth storing them. */
export class ImportBatch {
  readonly #put: (licenses: readonly License[], files: readonly BatchFile[]) => Promise<void>;
  #licenses: License[] = [];
  #files: BatchFile[] = [];
  #bytes = 0;

  /** `put` stores licenses; they count as stored when its promise resolves. */
  constructor(put: (licenses: readonly License[], files: readonly BatchFile[]) => Promise<void>) {
    this.#put = put;
  }

  async add(path: string, licenses: readonly License[]): Promise<void> {
    if (licenses.length === 0) return;
    for (const license of licenses) {
      this.#licenses.push(license);
      this.#bytes += bytesOf(license);
    }
    this.#files.push({ path, licenses: licenses.length });
    if (this.#bytes >= batchBytes || this.#licenses.length >= batchLicenses) await this.store();
  }

  /** Stores what is left. */
  async store(): Promise<void> {
    if (this.#files.length === 0) return;
    const [licenses, files] = [this.#licenses, this.#files];
    this.#licenses = [];
    this.#files = [];
    this.#bytes = 0;
    await this.#put(licenses, files);
  }
}

/** What it takes in a store, nearly: a short license may bring along long revocation lists. */
function bytesOf({ payload, attachments = [] }: License): number {
  return attachments.reduce((sum, { bytes }) => sum + bytes.length, payload.length);
}
