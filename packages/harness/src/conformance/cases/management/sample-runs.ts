import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { backUp, restore, type OperationRun } from './run-operation.js';

/** A backup of everything the subject brings, so that there is much to tell. */
export async function someBackup(
  context: ConformanceContext,
  directory?: string,
): Promise<OperationRun> {
  const licenses = namesOf(context.fixtures(() => true));
  return backUp(await context.open({ licenses }), directory ?? (await context.directory()));
}

/** Such a backup, and a restore of it into an empty store. */
export async function bothOperations(
  context: ConformanceContext,
): Promise<{ readonly backup: OperationRun; readonly restoring: OperationRun }> {
  const directory = await context.directory();
  const backup = await someBackup(context, directory);
  return { backup, restoring: await restore(await context.open(), directory) };
}
