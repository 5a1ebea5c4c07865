import { nodeHost } from '@wmdrm/node';

/** Threads an operation may use in a process here. */
export const workers: number = nodeHost().processors ?? 1;
