import type { BackupTarget } from '@wmdrm/core';
import { expect, test } from 'vitest';
import type { BackupPlace } from './fixtures/backup-place.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { outcomeOf, restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

const directoryOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/**
 * A target whose server restarts before call number `at`: names that no flush of their directory has made durable are
 * gone, and its clients go on as if nothing had happened.
 */
function restartingTarget(place: BackupPlace, at: number): { target: BackupTarget; at?: string } {
  const notFlushed = new Set<string>();
  let index = -1;
  const restarting: { target: BackupTarget; at?: string } = {
    target: interceptedTarget(place.target, async (call, perform) => {
      index += 1;
      if (index === at) {
        restarting.at = `call ${at}: ${call.method} ${call.to ?? call.name}`;
        for (const name of notFlushed) await place.remove(name);
      }
      const result = await perform();
      if (call.to !== undefined && !call.name.startsWith('journal')) notFlushed.add(call.to);
      if (call.method === 'flush-directory') {
        for (const name of notFlushed) if (directoryOf(name) === call.name) notFlushed.delete(name);
      }
      return result;
    }),
  };
  return restarting;
}

test('a server that restarts under a run and forgets what was not flushed makes no backup that is not there', async () => {
  const outcomes = new Map<string, number>();
  for (let at = 0; ; at += 1) {
    const series = await Series.begin();
    await series.next();
    await series.rewrite();
    const restarting = restartingTarget(series.place, at);

    const outcome = await outcomeOf(series.next({}, restarting.target));

    if (restarting.at === undefined) break;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const { place, process, contents } = series;
    const verdict = await verify(place.target, process.host);
    const newest = outcome === 'completed' ? 2 : 1;
    const point = `${restarting.at}: ${outcome}`;
    expect(verdict, point).toMatchObject({ outcome: 'good', generation: newest });
    expect(await restored(place.target, process.host), point).toEqual(contents.get(newest));
  }
  expect([...outcomes.keys()].sort()).toEqual(['completed', 'file-not-found']);
});
