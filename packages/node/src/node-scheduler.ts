import type { Scheduler } from '@wmdrm/core';

/** Runs work behind the I/O that is already due. */
export const nodeScheduler: Scheduler = { later: (task) => void setImmediate(task) };
