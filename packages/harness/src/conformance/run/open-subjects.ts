import { LicenseStoreError } from '@wmdrm/core';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { suiteVersion } from '../../suite-version.js';
import { commandSubject } from '../remote/remote-subject.js';
import { checkSubjects } from './check-subjects.js';
import type { ConformanceSubjects } from './conformance-subjects.js';
import { ownSubjects } from './own-subjects.js';

/** Where what is to be judged comes from. */
export type SubjectSource =
  /** This project. */
  | { readonly kind: 'own' }
  /** A module; its default export is a subject of the contract, or one for each profile, or a function that makes it. */
  | { readonly kind: 'file'; readonly file: string }
  /** A command that speaks the conformance protocol. */
  | { readonly kind: 'command'; readonly command: string };

export interface OpenSubjects {
  readonly subjects: ConformanceSubjects;
  /** Ends what was started for them. */
  close(): Promise<void>;
}

/**
 * Loads or starts what is to be judged. Throws `invalid-argument` for what is no subject.
 * @param onStderr gets what a command writes to its standard error, line by line.
 */
export async function openSubjects(
  source: SubjectSource,
  onStderr?: (line: string) => void,
): Promise<OpenSubjects> {
  const subjects = await subjectsOf(source, onStderr);
  return {
    subjects,
    close: async () => {
      for (const subject of new Set(Object.values(subjects))) {
        if ('close' in subject) await subject.close?.();
      }
    },
  };
}

async function subjectsOf(
  source: SubjectSource,
  onStderr?: (line: string) => void,
): Promise<ConformanceSubjects> {
  switch (source.kind) {
    case 'own':
      return ownSubjects();
    case 'file':
      return checkSubjects(await load(source.file), source.file);
    case 'command': {
      const options = { suite: suiteVersion(), ...(onStderr && { onStderr }) };
      return checkSubjects(await commandSubject(source.command, options), source.command);
    }
  }
}

async function load(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(path.resolve(file)).href)) as {
      readonly default?: unknown;
    };
    const handed = module.default;
    return typeof handed === 'function' ? await (handed as () => unknown)() : handed;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new LicenseStoreError('invalid-argument', `Cannot load ${file}: ${why}`, {
      cause,
      remedy: 'Give a module whose default export is the subject.',
    });
  }
}
