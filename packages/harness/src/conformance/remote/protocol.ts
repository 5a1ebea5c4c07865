import type { DirectoryKind, MachineSetup } from '../subject/conformance-subject.js';
import type { LicenseFixture } from '../subject/license-fixture.js';
import type { EncodedValue } from './encoded-value.js';

/** Goes up when a message changes its meaning; both sides name theirs in `hello`. */
export const protocolVersion = 1;

/** What the suite asks. Each has an answer with the same `seq`; answers may come in any order. */
export type Request = { readonly seq: number } & RequestBody;

export type RequestBody =
  | { readonly do: 'hello'; readonly protocol: number; readonly suite: string }
  | { readonly do: 'directory'; readonly kind: DirectoryKind }
  | ({ readonly do: 'open' } & MachineSetup)
  | {
      readonly do: 'call';
      readonly machine: number;
      readonly object: EncodedValue;
      readonly interface: string;
      readonly method: string;
      readonly args: readonly EncodedValue[];
    }
  | { readonly do: MachineDeed; readonly machine: number }
  | {
      readonly do: 'add' | 'remove';
      readonly machine: number;
      readonly licenses: readonly string[];
    }
  | { readonly do: DirectoryDeed; readonly machine: number; readonly directory: string }
  | { readonly do: 'allow-restores'; readonly machine: number; readonly allowed: boolean }
  | { readonly do: 'goodbye' };

/** What is done to a machine as a whole. */
export type MachineDeed =
  'settle' | 'held' | 'hold' | 'is-held' | 'release' | 'fail-held' | 'close';

/** What is done to a directory of backups. */
export type DirectoryDeed = 'damage' | 'put-foreign-file' | 'is-foreign-file-intact';

/** What the subject says: an answer, or that a callback of the suite is invoked. */
export type Reply =
  | { readonly seq: number; readonly ok: ReplyBody }
  /** The implementation threw, or crashed, where it had to answer a code. */
  | { readonly seq: number; readonly threw: string }
  /** The driver could not do it; no verdict about the implementation. */
  | { readonly seq: number; readonly error: string }
  | { readonly invoke: Invocation };

export interface Invocation {
  readonly machine: number;
  /** Number of the suite's object. */
  readonly callback: number;
  /** Number of the IMFAsyncResult. */
  readonly result: number;
}

/** The members of an answer, by what was asked. */
export interface ReplyBody {
  /** `hello`. */
  readonly protocol?: number;
  readonly name?: string;
  readonly version?: string;
  readonly capabilities?: readonly string[];
  /** `hello`: the fixtures; `held`: names of fixtures. */
  readonly licenses?: readonly (LicenseFixture | string)[];
  /** `directory`; null if it cannot make one. */
  readonly path?: string | null;
  /** `open`. */
  readonly machine?: number;
  readonly wmdrmsdk?: number;
  readonly mfplat?: number;
  /** `call`. */
  readonly hr?: number;
  readonly value?: EncodedValue;
  /** `is-held`, `is-foreign-file-intact`. */
  readonly is?: boolean;
}
