import { isLicenseStoreError } from '../../errors/license-store-error.js';
import type { LicenseFormat } from '../../formats/license-format.js';
import type { Hasher } from '../../host/hasher.js';
import type { LicenseDescription } from '../../license/license-description.js';
import { readHeader, type RecordHeader } from '../../record/record-header.js';
import { frames, viewOf } from '../../record/records.js';
import type { Damage } from '../operation-event.js';

/** Describes stored payloads again and holds the answer against their records. */
export class Redescriber {
  /** Ids of formats that no reader was given for. */
  readonly unknownFormats: Set<string> = new Set();
  private readonly formats: ReadonlyMap<string, LicenseFormat>;
  private readonly hasher: Hasher;

  constructor(formats: readonly LicenseFormat[], hasher: Hasher) {
    this.formats = new Map(formats.map((format) => [format.id, format]));
    this.hasher = hasher;
  }

  /** What does not agree in a chunk that begins at byte `start` of `file`. */
  *compare(file: string, start: number, bytes: Uint8Array): Generator<Damage, void> {
    const view = viewOf(bytes);
    for (const frame of frames(bytes, view)) {
      const header = readHeader(bytes, view, frame);
      const payload = bytes.subarray(
        frame.offset + frame.headerLength,
        frame.offset + frame.totalLength,
      );
      const message = this.disagreement(header, payload);
      if (message === undefined) continue;
      const { id: license, label } = header;
      yield {
        file,
        offset: start + frame.offset,
        message,
        license,
        ...(label === undefined ? {} : { label }),
      };
    }
  }

  private disagreement(header: RecordHeader, payload: Uint8Array): string | undefined {
    const format = this.formats.get(header.policyClass.format);
    if (!format) {
      this.unknownFormats.add(header.policyClass.format);
      return undefined;
    }
    try {
      const fields = disagreeing(header, format.describe(payload, { hasher: this.hasher }));
      return fields.length === 0
        ? undefined
        : `The license says something else of: ${fields.join(', ')}.`;
    } catch (error) {
      if (isLicenseStoreError(error)) return `The license can no longer be read: ${error.message}`;
      throw error;
    }
  }
}

function disagreeing(header: RecordHeader, description: LicenseDescription): readonly string[] {
  const { policyClass } = header;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['key ids', header.keyIds.join(), description.keyIds.join()],
    ['issue date', header.issued, description.issued],
    ['begin', header.notBefore, description.notBefore],
    ['end', header.notAfter, description.notAfter],
    // An operator's statement is not in the license, so it cannot be read from there again.
    ...(policyClass.operator
      ? []
      : ([
          ['backup right', policyClass.backup, description.backup.verdict],
          ['restore right', policyClass.restore, description.restore.verdict],
          ['persistence', policyClass.persistence, description.persistence],
        ] as const)),
  ];
  return pairs.filter(([, stored, read]) => stored !== read).map(([name]) => name);
}
