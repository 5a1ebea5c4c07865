import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { makeSet, type MadeSet } from './made-set.js';
import { PythonReader, whyNoPython, type ReaderResult } from './python-reader.js';

/** A set, and the reader in Python. */
export interface SetAtHand {
  readonly made: MadeSet;
  /** A copy of the set's directory to spoil, a new one for each test. */
  readonly directory: string;
  /** What the reader says of {@link directory}. */
  read(command: 'list' | 'verify'): Promise<ReaderResult>;
}

/** Gives each test of a file a set, see {@link makeSet}; without Python all of them are skipped. */
export function setAtHand(seed: number, increments = 0): SetAtHand {
  let folder: string;
  let made: MadeSet;
  let reader: PythonReader | undefined;
  let directory: string;
  let copies = 0;
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'wmdrm-reader-')));
    if (whyNoPython !== undefined) return;
    made = await makeSet(path.join(folder, 'made'), seed, increments);
    reader = new PythonReader();
  });
  beforeEach((context) => {
    if (whyNoPython !== undefined) context.skip(whyNoPython);
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
