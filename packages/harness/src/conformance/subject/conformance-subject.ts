import type { MaybePromise } from '@wmdrm/core';
import type { Capability } from './capability.js';
import type { LicenseFixture } from './license-fixture.js';
import type { ObjectReference, RawAnswer, Value } from './value.js';

/** Directories a case may ask for, as UNC paths. Only `fresh` must be there. */
export type DirectoryKind =
  /** Writable and never used before; it need not exist, its parent does. */
  | 'fresh'
  /** Its server does not answer. */
  | 'unknown-host'
  /** Its server answers and has no such share. */
  | 'unknown-share'
  /** May be read only. */
  | 'read-only'
  /** May not be opened by this user. */
  | 'denied'
  /** On a disk that has no room left. */
  | 'full'
  /** The path of a file. */
  | 'file';

/** What a machine begins with. */
export interface MachineSetup {
  /** Names of {@link LicenseFixture}s in its local store. Default none. */
  readonly licenses?: readonly string[];
  /** Which computer it is; two machines of one name are one computer with a new store. Default `first`. */
  readonly computer?: string;
  /** With `revive-deleted`: whether licenses come back that were deleted after the backup. Default false. */
  readonly reviveDeleted?: boolean;
}

/**
 * An implementation of the contract under test. The suite calls it through this and nothing else, so that it may live in
 * this process or in another, in any language.
 */
export interface ConformanceSubject {
  readonly name: string;
  readonly version: string;
  readonly capabilities: readonly Capability[];
  /** The licenses it brings along: at least one permitted and one restricted. */
  readonly licenses: readonly LicenseFixture[];
  /** A path of this kind; `undefined` if the subject cannot make one. */
  directory(kind: DirectoryKind): MaybePromise<string | undefined>;
  /** A machine of its own, not yet started, which shares nothing with others but the directories. */
  open(setup: MachineSetup): MaybePromise<SubjectMachine>;
  close?(): MaybePromise<void>;
}

/** Told when a callback of the suite is invoked. */
export type InvokeListener = (
  callback: ObjectReference,
  result: ObjectReference,
  /** Whether it was invoked inside a call of the suite; false where that cannot be told. */
  inline: boolean,
) => void;

/** A machine of a subject. */
export interface SubjectMachine {
  /** The functions of wmdrmsdk.dll; called like the methods of an object. */
  readonly wmdrmsdk: ObjectReference;
  /** The functions of mfplat.dll. Only with the capability `media-foundation`. */
  readonly mfplat?: ObjectReference;
  /**
   * Calls a method. Rejects only if something other than the implementation broke; what the implementation throws is
   * a {@link ThrownBySubject}.
   */
  call(
    object: ObjectReference,
    interfaceName: string,
    method: string,
    args: readonly Value[],
  ): Promise<RawAnswer>;
  /** Who hears of callbacks. One at a time. */
  onInvoke(listener: InvokeListener): void;
  /** Lets the implementation work: as long as it has something to do, at most a moment. */
  settle(): Promise<void>;
  /** Names of the fixtures the local store holds alive, sorted. */
  held(): Promise<readonly string[]>;
  /** Puts fixtures into the local store, as if they had just been issued. */
  add(names: readonly string[]): Promise<void>;
  /** Deletes fixtures from the local store, as its user would. */
  remove(names: readonly string[]): Promise<void>;
  /**
   * With `hold`: the next backup or restore stops half-way, a backup before it can be seen, a restore before it changes
   * the local store; with `acquisition` the next AcquireLicense too, before its license is there. It can still be
   * cancelled.
   */
  hold?(): Promise<void>;
  /** With `hold`: whether an operation has stopped. */
  isHeld?(): Promise<boolean>;
  /** With `hold`: lets go on what was stopped. */
  release?(): Promise<void>;
  /** With `fail-held`: lets what was stopped fail, as if the directory could not be reached any more; the next can. */
  failHeld?(): Promise<void>;
  /** With `damage`: makes the backup in a directory unusable. */
  damage?(directory: string): Promise<void>;
  /** With `foreign-files`: puts such a file into a directory. */
  putForeignFile?(directory: string): Promise<void>;
  /** With `foreign-files`: whether that file is still as it was. */
  isForeignFileIntact?(directory: string): Promise<boolean>;
  /** With `restore-service`: whether the service allows the next restores. */
  allowRestores?(allowed: boolean): Promise<void>;
  close(): Promise<void>;
}

/** What the implementation threw where it had to answer a code. */
export class ThrownBySubject extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
    this.name = 'ThrownBySubject';
  }
}
