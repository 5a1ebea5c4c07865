import type { Scheduler } from '@wmdrm/core';

/** Keeps tasks until it is told to run them. */
export interface ManualScheduler extends Scheduler {
  /** Number of tasks that wait. */
  readonly waiting: number;
  /** Runs the task that waits longest; false if none does. */
  runOne(): boolean;
  /** Runs all tasks in order, also those that come up meanwhile; returns how many. */
  runAll(): number;
}

export function manualScheduler(): ManualScheduler {
  const tasks: (() => void)[] = [];
  const runOne = (): boolean => {
    const task = tasks.shift();
    task?.();
    return task !== undefined;
  };
  return {
    get waiting() {
      return tasks.length;
    },
    later: (task) => void tasks.push(task),
    runOne,
    runAll: () => {
      let ran = 0;
      while (runOne()) ran += 1;
      return ran;
    },
  };
}
