/** Bytes a second of the throttled rows: 200 MiB, a slow disk or two lines of 1 Gbit/s. */
export const throttledTo: number = 200 * 1024 * 1024;
