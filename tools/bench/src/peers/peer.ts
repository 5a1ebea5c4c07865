import type { Command } from './command.ts';
import { isInstalled, type Program } from './installed.ts';

/** Where a peer works. All of it is removed after each round. */
export interface Place {
  /** The closed store file that is backed up. */
  readonly store: string;
  /** The repository, or the directory the copy lies in. */
  readonly repository: string;
  /** Settings and caches. */
  readonly own: string;
  /** What is restored goes here. */
  readonly out: string;
}

/** Another way to back up a store file. */
export interface Peer {
  /** The program and the options that matter. */
  readonly title: string;
  readonly needs: readonly Program[];
  /** What it does more or less than we do. */
  readonly note: string;
  /** Before the time is taken. */
  readonly prepare?: (place: Place) => readonly Command[];
  readonly full: (place: Place) => readonly Command[];
  /** The same again after a change. */
  readonly again?: (place: Place) => readonly Command[];
  readonly restore?: (place: Place) => readonly Command[];
}

export function canRun({ needs }: Peer): boolean {
  return needs.every(isInstalled);
}

/** A peer of which nothing but the full backup is measured. */
export function onlyFull({ title, needs, note, prepare, full }: Peer): Peer {
  return { title, needs, note, full, ...(prepare === undefined ? {} : { prepare }) };
}
