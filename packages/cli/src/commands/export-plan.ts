import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { LicenseStoreError, type Host, type LicenseFormat, type LicenseSummary } from '@wmdrm/core';
import { safeFileName, withSuffix } from '../files/file-name.js';
import { fileError, systemCode } from '../files/file-error.js';
import { shownIdDigits } from './list.js';

/** A file to write and the licenses it will hold. */
export interface PlannedFile {
  readonly name: string;
  /** Format the licenses came wrapped in, and will be wrapped in again. */
  readonly container: string | undefined;
  /** Short ids, in the order of the store. */
  readonly licenses: readonly string[];
}

interface PlanContext {
  readonly host: Pick<Host, 'hasher'>;
  readonly formats: readonly LicenseFormat[];
}

interface Group {
  readonly container: string | undefined;
  /** The name the file would like to have. */
  readonly name: string;
  readonly licenses: string[];
}

/** Sorts licenses into files: those of one wrapped file (same label, same attachments) together, all others alone. */
export class ExportPlan {
  readonly #context: PlanContext;
  readonly #groups = new Map<string, Group>();

  constructor(context: PlanContext) {
    this.#context = context;
  }

  add(license: LicenseSummary): void {
    const { container, shortId } = license;
    const key = container === undefined ? shortId : this.#fileKey(license, container);
    const group = this.#groups.get(key);
    if (group) group.licenses.push(shortId);
    else this.#groups.set(key, { container, name: this.#nameFor(license), licenses: [shortId] });
  }

  /**
   * The files, each with a name of its own in `directory`, upper and lower case being the same. Throws `file-exists` if
   * one of them is there already.
   */
  async files(directory: string): Promise<readonly PlannedFile[]> {
    const taken = new Set<string>();
    const files: PlannedFile[] = [];
    for (const { name: wanted, container, licenses } of this.#groups.values()) {
      const suffix = licenses[0]?.slice(0, shownIdDigits) ?? '';
      const name = taken.has(fold(wanted)) ? withSuffix(wanted, suffix) : wanted;
      taken.add(fold(name));
      await checkFree(path.join(directory, name));
      files.push({ name, container, licenses });
    }
    return files;
  }

  #fileKey({ label, attachments }: LicenseSummary, container: string): string {
    const { hasher } = this.#context.host;
    const digests = attachments.map(({ type, bytes }) => [type, ...hasher.sha256(bytes)].join(' '));
    return JSON.stringify([container, label, digests]);
  }

  #nameFor({ label, shortId, container, policyClass }: LicenseSummary): string {
    const id = container ?? policyClass.format;
    const extension = this.#context.formats.find((format) => format.id === id)?.extension ?? '';
    const fallback = safeFileName(`${shortId.slice(0, shownIdDigits)}${extension}`, shortId);
    return label === undefined ? fallback : safeFileName(label, fallback);
  }
}

function fold(name: string): string {
  return name.toLowerCase();
}

async function checkFree(file: string): Promise<void> {
  try {
    await lstat(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw fileError(error, 'look at', file);
  }
  throw new LicenseStoreError('file-exists', `${file} exists already.`, {
    details: { path: file },
  });
}
