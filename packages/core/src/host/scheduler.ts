/** When work starts; manual in tests. */
export interface Scheduler {
  /** Runs `task` on a later macrotask, never inside this call. */
  later(task: () => void): void;
}
