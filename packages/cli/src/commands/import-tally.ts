import {
  addCounts,
  isLicenseStoreError,
  LicenseStoreError,
  noMerges,
  type MergeCounts,
  type StoredLicense,
} from '@wmdrm/core';
import type { CommandEnd } from '../command-context.js';
import type { ImportReport } from '../output/completed-report.js';
import type { Output } from '../output/output.js';
import { printable } from '../output/printable.js';
import { count, counted } from '../output/quantities.js';
import type { ContentHeader } from './attach-headers.js';
import type { BatchFile } from './import-batch.js';
import { present } from './license-line.js';
import type { ImportFile } from './read-import-file.js';

interface FileDamage {
  readonly path: string;
  readonly error: LicenseStoreError;
}

/** Tells what an import meets, and counts it. */
export class ImportTally {
  readonly #out: Output;
  readonly #files = { files: 0, unrecognised: 0, damaged: 0, licenses: 0, labelled: 0 };
  /** Of the damaged ones those the system would not let us read, which says nothing of them. */
  #unread = 0;
  #merged: MergeCounts = noMerges;
  #firstDamage: FileDamage | undefined;
  #firstUnmatched: ContentHeader | undefined;
  #unmatched = 0;

  constructor(out: Output) {
    this.#out = out;
  }

  async read(path: string, { recognised, licenses, damaged }: ImportFile): Promise<void> {
    this.#files.files++;
    this.#files.licenses += licenses.length;
    if (!recognised) {
      this.#files.unrecognised++;
      await this.#out.data({ type: 'unrecognised', path }, `not recognised: ${printable(path)}`);
    }
    for (const error of damaged) {
      this.#files.damaged++;
      const unread = isUnread(error);
      if (unread) this.#unread++;
      const { code, details } = error;
      const message = withoutLabel(error);
      this.#firstDamage ??= { path, error };
      await this.#out.data(
        { type: 'damaged', path, code, message, ...present('offset', details.offset) },
        `${unread ? 'not read' : 'damaged'}: ${printable(path)}: ${printable(message)}`,
      );
    }
  }

  stored(counts: MergeCounts): void {
    this.#merged = addCounts(this.#merged, counts);
  }

  imported(file: BatchFile): Promise<void> {
    return this.#out.note({ type: 'imported', ...file }, '');
  }

  /** `licenses` are those of the content, as they were before they got its title. */
  async header(header: ContentHeader, licenses: readonly StoredLicense[]): Promise<void> {
    const { path, title, keyIds, licenseAcquisitionUrl } = header;
    if (licenses.length === 0) {
      this.#unmatched++;
      this.#firstUnmatched ??= header;
      return;
    }
    await this.#out.note(
      {
        ...{ type: 'header', path, title, keyIds, licenses: licenses.length },
        ...present('licenseAcquisitionUrl', licenseAcquisitionUrl),
      },
      `${printable(path)}: ${printable(title)}, ${counted(licenses.length, 'license')}`,
    );
    for (const { id, shortId, label } of licenses) {
      if (label === title) continue;
      this.#files.labelled++;
      await this.#out.note({ type: 'labelled', id, shortId, label: title }, '');
    }
  }

  /** `error`; if it is a cancel, one that says what is stored all the same. */
  cancelled(error: unknown): unknown {
    if (!isLicenseStoreError(error) || error.code !== 'cancelled') return error;
    const { added, updated, revived } = this.#merged;
    const stored = counted(added + updated + revived, 'license');
    return new LicenseStoreError(
      'cancelled',
      `The import was cancelled; ${stored} stored before.`,
      {
        cause: error,
        remedy: 'Import again: what is stored is not stored twice.',
      },
    );
  }

  end(): CommandEnd {
    const { notRevived: _never, ...merged } = this.#merged;
    const report = { command: 'import', ...this.#files, ...merged } as const;
    const text = countsText(report, this.#unread);
    if (this.#firstDamage) {
      return { report, text, failure: damageError(report.damaged, this.#firstDamage) };
    }
    if (this.#firstUnmatched) {
      return { report, text, failure: unmatchedError(this.#unmatched, this.#firstUnmatched) };
    }
    return { report, text };
  }
}

function isUnread({ details }: LicenseStoreError): boolean {
  return details.cause !== undefined;
}

/** `14 files: 12 licenses (11 added, 1 unchanged); 1 not recognised; 1 damaged`. */
function countsText(report: ImportReport, unread: number): string {
  const damaged = report.damaged - unread;
  const merged = [
    [report.added, 'added'],
    [report.updated, 'updated'],
    [report.revived, 'brought back'],
    [report.unchanged, 'unchanged'],
    [report.kept, 'older than the stored one'],
    [report.revoked, 'revoked'],
  ] as const;
  const parts = merged
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${count(number)} ${what}`);
  const others = [
    report.unrecognised > 0 ? `; ${count(report.unrecognised)} not recognised` : '',
    damaged > 0 ? `; ${count(damaged)} damaged` : '',
    unread > 0 ? `; ${count(unread)} not read` : '',
    report.labelled > 0 ? `; ${count(report.labelled)} labelled` : '',
  ];
  const licenses = counted(report.licenses, 'license');
  const detail = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `${counted(report.files, 'file')}: ${licenses}${detail}${others.join('')}`;
}

/** The path is told anyway. */
function withoutLabel({ message, details }: LicenseStoreError): string {
  const prefix = `${details.label ?? ''}: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

/** One code whatever is wrong with the files: the command as a whole did its work. */
function damageError(damaged: number, { path, error }: FileDamage): LicenseStoreError {
  const more = damaged === 1 ? '' : ` (and ${count(damaged - 1)} more)`;
  const what = isUnread(error) ? 'cannot be read' : 'is damaged';
  return new LicenseStoreError('malformed-license', `${path} ${what}${more}.`, {
    cause: error,
    remedy: `${error.remedy} Everything else is stored.`,
    details: { ...error.details, path },
  });
}

function unmatchedError(unmatched: number, { path, keyIds }: ContentHeader): LicenseStoreError {
  const [first, ...others] = keyIds;
  const keys = others.length === 0 ? `key id ${first}` : `key id ${first} or ${others.length} more`;
  const more = unmatched === 1 ? '' : ` (and ${count(unmatched - 1)} more headers fit none)`;
  return new LicenseStoreError(
    'license-not-found',
    `${path} fits no license of the store: none names ${keys}${more}.`,
    {
      remedy: 'Import the licenses of this content as well. Everything else is done.',
      details: { path },
    },
  );
}
