import type { ErrorCode, ErrorDetails, RecordChunk } from '@wmdrm/core';
import type { ReadPlan } from './chunk-reader.js';
import type { StoreMoment } from './store-moment.js';

/** What a thread is started with. */
export interface ReaderThreadData {
  /** Absolute path of the store. */
  readonly file: string;
  /** Milliseconds. */
  readonly busyTimeout: number;
}

/** What a thread is told to do. Reads are numbered, so that what is left over from one is not taken for the next. */
export type ToReaderThread =
  | { readonly type: 'begin' }
  | {
      readonly type: 'read';
      readonly read: number;
      readonly plan: ReadPlan;
      readonly ahead: number;
    }
  | { readonly type: 'more'; readonly read: number }
  | { readonly type: 'stop' }
  | { readonly type: 'end' };

/** What a thread says. */
export type FromReaderThread =
  | { readonly type: 'opened' }
  | { readonly type: 'begun'; readonly state: StoreMoment }
  | { readonly type: 'chunk'; readonly read: number; readonly chunk: RecordChunk }
  | { readonly type: 'done'; readonly read: number }
  | { readonly type: 'failed'; readonly read: number; readonly error: SentError };

/** A `LicenseStoreError` as it crosses threads. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
  readonly details: ErrorDetails;
}
