import { isLicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { concatBytes } from '../record/records.js';
import type { BackupTarget, StagedFile } from '../target/backup-target.js';
import { createOwnFile } from './create-own-file.js';
import { journalName } from './file-names.js';
import { JsonReader } from './json-reader.js';
import { readWholeFile } from './read-manifest.js';
import { canonicalJson } from './sealed-json.js';

/** A range of positions a run finished, at a sequence of a store's lineage. */
export interface JournalEntry {
  readonly storeId: string;
  readonly sequence: number;
  readonly from: number;
  readonly to: number;
  /** Roots of the segments it is in: they tell where to look, whatever codec was used. Absent in older journals. */
  readonly roots?: readonly string[];
}

const maxJournalLength = 16 * 1024 * 1024;

/**
 * What a run has finished so far. A hint for the run that comes after a crash, where it pays to look for finished
 * segments; it decides neither an adoption nor a deletion, so it is not flushed, and its loss costs only work.
 */
export class JournalWriter {
  private readonly file: StagedFile;
  private readonly run: number;
  private readonly hasher: Hasher;
  private end = 0;

  private constructor(file: StagedFile, run: number, hasher: Hasher) {
    this.file = file;
    this.run = run;
    this.hasher = hasher;
  }

  static async create(target: BackupTarget, run: number, hasher: Hasher): Promise<JournalWriter> {
    return new JournalWriter(await createOwnFile(target, journalName(run)), run, hasher);
  }

  async append(entry: JournalEntry): Promise<void> {
    const json = new TextEncoder().encode(canonicalJson({ ...entry }));
    const check = this.hasher.crc32(json).toString(16).padStart(8, '0');
    const line = concatBytes([json, new TextEncoder().encode(` ${check}\n`)]);
    const offset = this.end;
    // Before it is written: ranges that finish together are entered together.
    this.end += line.length;
    await this.file.write(offset, [line]);
  }

  /** Closes the journal and leaves it for the next run. */
  keep(): Promise<void> {
    return this.file.publish(journalName(this.run));
  }
}

/** Removes the closed journal of a run that has completed. */
export async function removeJournal(target: BackupTarget, run: number): Promise<void> {
  await target.remove(journalName(run));
}

/** The readable lines of journal N; none if it is not there. */
export async function readJournal(
  target: BackupTarget,
  run: number,
  hasher: Hasher,
): Promise<readonly JournalEntry[]> {
  let text: string;
  try {
    text = new TextDecoder().decode(
      await readWholeFile(target, journalName(run), maxJournalLength),
    );
  } catch (error) {
    if (isLicenseStoreError(error)) return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => parseLine(line, hasher) ?? []);
}

function parseLine(line: string, hasher: Hasher): JournalEntry | undefined {
  const json = line.slice(0, -9);
  const check = hasher.crc32(new TextEncoder().encode(json)).toString(16).padStart(8, '0');
  if (line.length < 10 || line.slice(-8) !== check) return undefined;
  try {
    const entry = new JsonReader(JSON.parse(json), 'journal');
    const roots = entry.optionalList('roots', (item) => item.asHex(64));
    return {
      storeId: entry.hex('storeId', 32),
      sequence: entry.count('sequence'),
      from: entry.count('from'),
      to: entry.count('to'),
      ...(roots ? { roots } : {}),
    };
  } catch {
    return undefined;
  }
}
