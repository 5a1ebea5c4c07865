import { WMDRM_RESTORE_INDIVIDUALIZE } from '@wmdrm/com/constants';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { restore } from './run-operation.js';

/** Names of the fixtures every backup takes: permitted, and their time is not over. */
export function permitted({ fixtures }: ConformanceContext, least = 1): readonly string[] {
  return namesOf(fixtures(({ kind, expired }) => kind === 'permitted' && expired !== true, least));
}

/**
 * Names of the licenses a backup holds, seen as everybody can: by a restore into an empty store. The restore must
 * succeed; it may individualize, where the subject needs that.
 */
export async function contentOf(
  { open }: ConformanceContext,
  directory: string,
): Promise<readonly string[]> {
  const machine = await open();
  const { completed } = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
  expectThat(
    `the backup can be restored, and not that this ends with ${completed.status}`,
    completed.succeeded,
  );
  return machine.controls.held();
}

/** A restore must find nothing. */
export async function expectNoBackup(
  { open }: ConformanceContext,
  directory: string,
): Promise<void> {
  const machine = await open();
  const { completed } = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
  expectEqual('licenses that came from where no backup is', await machine.controls.held(), []);
  expectThat('a restore from where no backup is does not succeed', !completed.succeeded);
}
