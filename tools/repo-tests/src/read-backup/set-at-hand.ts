import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CompressionMode } from '@wmdrm/core';
import { makeSet, type MadeSet } from './made-set.js';
import { PythonReader, whyNoPython, whyNoZstd, type ReaderResult } from './python-reader.js';

/** A set, and the reader in Python. */
export interface SetAtHand {
  readonly made: MadeSet;
  /** A copy of the set's directory to spoil, a new one for each test. */
  readonly directory: string;
  /** What the reader says of {@link directory}. */
  read(command: 'list' | 'verify'): Promise<ReaderResult>;
}

/** Gives each test of a file a set, see {@link makeSet}; without what the reader needs all of them are skipped. */
export function setAtHand(
  seed: number,
  increments = 0,
  compression: CompressionMode = 'none',
): SetAtHand {
  const whyNot = whyNoPython ?? (compression === 'none' ? undefined : whyNoZstd);
  let folder: string;
  let made: MadeSet;
  let reader: PythonReader | undefined;
  let directory: string;
  let copies = 0;
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'wmdrm-reader-')));
    if (whyNot !== undefined) return;
    made = await makeSet(path.join(folder, 'made'), seed, increments, compression);
    reader = new PythonReader();
  });
  beforeEach((context) => {
    if (whyNot !== undefined) context.skip(whyNot);
    directory = path.join(folder, `copy-${(copies += 1)}`);
    cpSync(made.directory, directory, { recursive: true });
  });
  afterAll(() => {
    reader?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get made() {
      return made;
    },
    get directory() {
      return directory;
    },
    read: (command) => reader!.run(command, directory),
  };
}
