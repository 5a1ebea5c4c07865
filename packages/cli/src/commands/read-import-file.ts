import {
  isLicenseStoreError,
  recognizeFormat,
  throwIfCancelled,
  type License,
  type LicenseFormat,
  type LicenseStoreError,
  type XmrRightsMask,
} from '@wmdrm/core';
import type { CommandContext } from '../command-context.js';
import type { LicenseFile } from '../files/license-files.js';
import { readLicenseFileBytes, readLicenseStream } from '../files/read-bounded.js';
import { printable } from '../output/printable.js';

/** Characters a label has at most. */
const longestLabel = 255;

/** What a file holds. */
export interface ImportFile {
  /** False if no format cares for it; then there is nothing else to say. */
  readonly recognised: boolean;
  readonly licenses: readonly License[];
  readonly damaged: readonly LicenseStoreError[];
}

/** What the user says of all files. */
export interface ImportStatement {
  readonly xmrRights: XmrRightsMask | undefined;
  /** The format of all of them; `undefined` lets each format say whether it recognises a file. */
  readonly format: LicenseFormat | undefined;
}

/** Reads one file with the first format that recognises it, or the one it is said to have. What is wrong with it is in the answer. */
export async function readImportFile(
  file: LicenseFile,
  context: CommandContext,
  { xmrRights, format: said }: ImportStatement,
): Promise<ImportFile> {
  if (file.type === 'unreadable') return unusable(file.error);
  const { host, signal, stdin } = context;
  const formats = await context.formats();
  const formatOf = (head: Uint8Array): LicenseFormat | undefined =>
    said ?? recognizeFormat(head, formats);
  const recognise = (head: Uint8Array): boolean => formatOf(head) !== undefined;
  let bytes: Uint8Array | undefined;
  try {
    bytes =
      file.type === 'stream'
        ? await readLicenseStream(file.path, stdin, signal)
        : await readLicenseFileBytes(file.path, recognise);
  } catch (error) {
    throwIfCancelled(signal);
    if (isLicenseStoreError(error)) return unusable(error);
    throw error;
  }
  const format = bytes && formatOf(bytes);
  if (!bytes || !format) return { recognised: false, licenses: [], damaged: [] };
  const results = format.read(bytes, {
    hasher: host.hasher,
    label: labelOf(file.label),
    ...(xmrRights === undefined ? {} : { xmrRights }),
  });
  return {
    recognised: true,
    licenses: results.flatMap((result) => (result.type === 'license' ? [result.license] : [])),
    damaged: results.flatMap((result) => (result.type === 'damaged' ? [result.error] : [])),
  };
}

/** A file's name as a label: as it is, but for characters no label holds. */
function labelOf(name: string): string {
  const label = printable(name).slice(0, longestLabel);
  // Half of a character at the end.
  return /[\ud800-\udbff]$/.test(label) ? label.slice(0, -1) : label;
}

function unusable(error: LicenseStoreError): ImportFile {
  return { recognised: true, licenses: [], damaged: [error] };
}
