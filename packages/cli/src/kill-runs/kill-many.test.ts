import { expect, it, vi } from 'vitest';
import type { KilledRun } from './fixtures/killed-run.js';
import { killMany, type KillScene } from './fixtures/kill-many.js';
import { SeededDraws } from './fixtures/seeded-draws.js';

type Stage = 'most of it' | 'its end' | 'never';

const whole: KilledRun = {
  ...{ exitCode: 0, signal: null, stdout: '', stderr: '', lines: [] },
  ...{ killed: false, lastedMs: 1000, marks: [], progress: undefined },
  ...{ acknowledged: true, stuck: false },
};

/** Runs of a second, of which the end takes 50 ms. */
const scene: KillScene<Stage> = {
  operation: 'made up',
  stages: ['most of it', 'its end', 'never'],
  prepare: async () => undefined,
  runWhole: async () => whole,
  runAndKill: async (when) => {
    const lastedMs = when === 'never' ? whole.lastedMs : when.plusMs;
    const stage = lastedMs < 950 ? 'most of it' : 'its end';
    return { stage, killed: true, lastedMs, bytes: 0, outcome: '', problems: [] };
  },
  runAside: async () => [],
};

/** Ten moments, all of them before the end, of which one of those drawn next is. */
const run = (stages: readonly Stage[]): ReturnType<typeof killMany<Stage>> =>
  killMany(scene, new SeededDraws(3, 'made up'), 10, stages);

it('goes on while a stage is neglected, up to as many kills again', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const few = await run(['most of it']);
  expect([few.kills, few.killedIn('its end')]).toEqual([10, 0]);

  const more = await run(['most of it', 'its end']);
  expect([more.killedIn('most of it'), more.killedIn('its end')]).toEqual([more.kills - 1, 1]);

  const never = await run(['never']);
  expect([never.kills, never.neglected(['never'])]).toEqual([20, ['never']]);
});
