import type { TargetResolver } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { memoryFileSystem } from '../../memory-file-system.js';
import type { DirectoryKind } from '../subject/conformance-subject.js';

const share = '/nas/backups';

/** The network all machines of our stack are in. */
export class OurNetwork {
  readonly resolver: TargetResolver = fsTarget({
    fs: memoryFileSystem([share]),
    platform: 'linux',
    map: { '//nas/backups': share },
  });
  #directories = 0;

  directory(kind: DirectoryKind): string | undefined {
    if (kind !== 'fresh') return undefined;
    this.#directories += 1;
    return String.raw`\\nas\backups\set-${this.#directories}`;
  }
}
