/** Follows a backup event by event, and cancels one by leaving the loop. */
import path from 'node:path';
import { backupLicenses, listGenerations, openTarget, operationEvents } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { libraryOf } from './library.ts';

const store = await libraryOf(50);
const target = await openTarget(path.resolve('backup'), [fsTarget()], { create: true });

const backupEvents = () => operationEvents((o) => backupLicenses({ store, target, ...o }));

// The backup waits while the loop is busy with an event. Leaving the loop cancels, and waits until nothing goes on.
for await (const event of backupEvents()) {
  if (event.type !== 'progress' || event.phase !== 'writing') continue;
  console.log(`leaving at ${event.licensesDone} of ${event.licensesTotal} licenses`);
  break;
}
console.log(`${(await listGenerations({ target, host: store.host })).length} backups there`);

// A cancelled backup is none, so this one overwrites nothing; but its number is used up.
for await (const event of backupEvents()) {
  if (event.type === 'completed') {
    const { backedUp, generation } = event.report;
    console.log(`${backedUp} backed up as generation ${generation}`);
  }
  if (event.type === 'failed') console.log(`${event.error.code}: ${event.error.remedy}`);
}

await Promise.all([store.close(), target.close()]);
