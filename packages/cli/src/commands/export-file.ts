import path from 'node:path';
import {
  isLicenseStoreError,
  LicenseStoreError,
  throwIfCancelled,
  type LicenseFormat,
  type LicenseStore,
  type StoredLicense,
} from '@wmdrm/core';
import type { CommandContext } from '../command-context.js';
import { withSuffix } from '../files/file-name.js';
import { writeNewFile } from '../files/write-new-file.js';
import type { ExportedLine } from '../output/output-line.js';
import type { PlannedFile } from './export-plan.js';
import { shownIdDigits } from './list.js';

/** Writes a planned file; several, if one would be larger than what can be imported again. */
export async function exportFile(
  context: CommandContext,
  store: LicenseStore,
  directory: string,
  planned: PlannedFile,
): Promise<readonly ExportedLine[]> {
  const format = containerFormat(await context.formats(), planned);
  const lines: ExportedLine[] = [];
  for (const { bytes, licenses } of await contents(store, format, planned.licenses)) {
    throwIfCancelled(context.signal);
    const shortId = licenses[0] ?? '';
    const suffix = shortId.slice(0, shownIdDigits);
    const name = lines.length === 0 ? planned.name : withSuffix(planned.name, suffix);
    const file = path.join(directory, name);
    await writeNewFile(file, [bytes]);
    lines.push({ type: 'exported', path: file, licenses, bytes: bytes.length });
  }
  return lines;
}

interface Content {
  readonly bytes: Uint8Array;
  /** Short ids. */
  readonly licenses: readonly string[];
}

async function contents(
  store: LicenseStore,
  format: LicenseFormat | undefined,
  shortIds: readonly string[],
): Promise<readonly Content[]> {
  const licenses: StoredLicense[] = [];
  for (const shortId of shortIds) licenses.push(await store.get(shortId));
  if (format) return wrapped(format, licenses);
  return licenses.map(({ payload, shortId }) => ({ bytes: payload, licenses: [shortId] }));
}

/** One file, or halves of it where it would be too large. */
function wrapped(format: LicenseFormat, licenses: readonly StoredLicense[]): readonly Content[] {
  try {
    const bytes = format.wrap?.(
      licenses.map(({ payload, attachments, policyClass }) => ({
        format: policyClass.format,
        payload,
        attachments,
      })),
    );
    return bytes ? [{ bytes, licenses: licenses.map(({ shortId }) => shortId) }] : [];
  } catch (error) {
    const tooLarge = isLicenseStoreError(error) && error.code === 'limit-exceeded';
    if (!tooLarge || licenses.length < 2) throw error;
    const half = Math.ceil(licenses.length / 2);
    return [...wrapped(format, licenses.slice(0, half)), ...wrapped(format, licenses.slice(half))];
  }
}

function containerFormat(
  formats: readonly LicenseFormat[],
  { container, name }: PlannedFile,
): LicenseFormat | undefined {
  if (container === undefined) return undefined;
  const format = formats.find(({ id }) => id === container);
  if (format?.wrap) return format;
  throw new LicenseStoreError(
    'unsupported',
    `${name} came as ${container}, and nothing here can write that.`,
    { remedy: 'Add the plugin that reads this format (--plugin PACKAGE).' },
  );
}
