import type { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openNew, openTidyReader, openWriter } from './connection.js';
import { openEngine } from './fixtures/engines.js';
import { tempStoreFile } from './fixtures/temp-directory.js';

/** A store that is there and closed. */
async function storeFile(): Promise<string> {
  const file = tempStoreFile();
  await openEngine({ file }).close();
  return file;
}

test.each<[string, (file: string) => DatabaseSync]>([
  ['writes', (file) => openWriter(file, 0)],
  ['copies the log', (file) => openTidyReader(file, 0)],
  ['builds a store', openNew],
])('a connection that %s flushes with all the platform has', async (_what, open) => {
  const db = open(await storeFile());
  onTestFinished(() => db.close());
  // 2 is FULL; fullfsync is F_FULLFSYNC on macOS and nothing elsewhere.
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(db.prepare('PRAGMA fullfsync').get()).toEqual({ fullfsync: 1 });
});
