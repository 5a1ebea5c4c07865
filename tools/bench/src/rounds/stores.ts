import { runStep } from '../child/run-step.ts';
import type { WorkFolder } from '../work-folder.ts';

/** What share of the licenses permits backup in the second store. */
export const somePermitted = 0.6;

/** The stores that are backed up: names in the work folder. */
export interface Stores {
  readonly all: string;
  readonly some: string;
  /** Bytes of the records in `all`: what a full backup of it copies. */
  readonly bytes: number;
}

/** Makes both stores, and one backup that is not measured: it brings the pages into the cache and says how large it is. */
export async function makeStores(
  folder: WorkFolder,
  data: { readonly seed: number; readonly licenses: number },
): Promise<Stores> {
  const all = 'all.wmdrm';
  const some = 'some.wmdrm';
  const fill = async (name: string, permitted: number): Promise<void> => {
    const mix = { seed: data.seed, licenses: data.licenses, permitted };
    await runStep('build-store', { file: folder.at(name), mix });
  };
  await fill(all, 1);
  await fill(some, somePermitted);
  const { bytes } = await runStep('back-up', {
    store: folder.at(all),
    directory: folder.at('first'),
  });
  folder.remove('first');
  return { all, some, bytes };
}
