import type { TargetFileHandle } from '@wmdrm/target-fs';

/** What a client can ask of a share; the names are those of Node's file system. */
export const shareOperations = [
  'create',
  'open',
  'read',
  'write',
  'sync',
  'sync-directory',
  'stat',
  'close',
  'mkdir',
  'readdir',
  'rename',
  'link',
  'unlink',
  'statfs',
] as const;

export type ShareOperation = (typeof shareOperations)[number];

/** A file or directory a client has open. */
export interface OpenFile {
  readonly isDirectory: boolean;
  /** Whether it was opened to be written. */
  readonly mayWrite: boolean;
  /** Where the disk has it. */
  readonly handle: TargetFileHandle;
}

/** One request to a share. */
export interface ShareCall {
  readonly operation: ShareOperation;
  /**
   * What it is about: names joined by `/`, `''` for the root of the share. A rename or link has its new name; what is
   * asked of an open file, the name it was opened under.
   */
  readonly path: string;
  /** Old name of a rename, first name of a link. */
  readonly from?: string;
  /** The open file it is asked of; absent where the name alone counts. */
  readonly file?: OpenFile;
  /** `open`: also to write. Default false. */
  readonly mayWrite?: boolean;
  /** `write`: what to write; `read`: where to put it. */
  readonly data?: Uint8Array;
  /** `write`, `read`: byte of the file. */
  readonly position?: number;
}

/**
 * What answers requests. `open` and `create` give an {@link OpenFile}, the others what the function of Node's file
 * system gives.
 */
export type ShareService = (call: ShareCall) => Promise<unknown>;

/** One concern of a share: sees each request, and hands it on, changed or not, to what is behind it, or not at all. */
export type ShareLayer = (call: ShareCall, next: ShareService) => Promise<unknown>;

/** A service with layers in front of it; the first layer sees a request first. */
export function layered(service: ShareService, layers: readonly ShareLayer[]): ShareService {
  return layers.reduceRight<ShareService>(
    (next, layer) => async (call) => await layer(call, next),
    service,
  );
}

/** Does with an answer that reaches nobody what a server does when it notices: closes the file that was opened. */
export async function abandon(
  { operation, path }: ShareCall,
  answer: unknown,
  service: ShareService,
): Promise<void> {
  if (operation !== 'open' && operation !== 'create') return;
  await service({ operation: 'close', path, file: answer as OpenFile });
}
