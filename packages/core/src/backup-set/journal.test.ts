import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { journalName } from './file-names.js';
import { JournalWriter, readJournal, removeJournal, type JournalEntry } from './journal.js';

const storeId = 'a'.repeat(32);
const entries: readonly JournalEntry[] = [
  { storeId, sequence: 5, from: 0, to: 8 },
  { storeId, sequence: 5, from: 8, to: 16 },
];

let target: MemoryTarget;

beforeEach(async () => {
  target = new MemoryTarget();
  const journal = await JournalWriter.create(target, 3, nativeHasher);
  for (const entry of entries) await journal.append(entry);
  await journal.keep();
});

const read = (): Promise<readonly JournalEntry[]> => readJournal(target, 3, nativeHasher);
const bytes = (): Uint8Array => target.files.get(journalName(3))!;

describe('a journal', () => {
  it('is read back', async () => {
    expect(await read()).toEqual(entries);
    expect(target.openHandles).toBe(0);
  });

  it('holds nothing if it is not there', async () => {
    expect(await readJournal(target, 4, nativeHasher)).toEqual([]);
  });

  it('holds nothing if the target does not let it be read', async () => {
    target.before = () => {
      throw failure('access-denied', 'journal');
    };
    expect(await read()).toEqual([]);
  });

  it('is not read if it is absurdly long', async () => {
    target.files.set(journalName(3), new Uint8Array(16 * 1024 * 1024 + 1));
    expect(await read()).toEqual([]);
  });

  it('keeps the lines before a torn one', async () => {
    const first = new TextDecoder().decode(bytes()).indexOf('\n') + 1;
    for (let length = first; length < bytes().length - 1; length += 1) {
      target.files.set(journalName(3), bytes().slice(0, length));
      expect(await read()).toEqual(entries.slice(0, 1));
      await recreate();
    }
  });

  it('gives no line that it was not given, whatever bit is flipped', async () => {
    const given = entries.map((entry) => JSON.stringify(entry));
    const whole = bytes().slice();
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = whole.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      target.files.set(journalName(3), flipped);
      for (const entry of await read()) expect(given).toContain(JSON.stringify(entry));
    }
  });

  it('is gone when it is removed', async () => {
    await removeJournal(target, 3);
    await removeJournal(target, 4);
    expect(target.names).toEqual([]);
  });
});

async function recreate(): Promise<void> {
  target.files.clear();
  const journal = await JournalWriter.create(target, 3, nativeHasher);
  for (const entry of entries) await journal.append(entry);
  await journal.keep();
}
