/** What `/proc/<pid>/stat` tells of a process (proc_pid_stat(5)). */
export interface ProcessStat {
  /** Field 3: one letter; `Z` is a zombie, `X` dead. */
  readonly state: string;
  /** Field 22: start in clock ticks after boot. */
  readonly start: string;
}

/** Reads a `stat` line; `undefined` if it is none. */
export function parseProcessStat(line: string): ProcessStat | undefined {
  // Field 2 is the command in parentheses and may itself hold spaces and parentheses: count behind the last one.
  const behindCommand = line.slice(line.lastIndexOf(')') + 1);
  const fields = behindCommand.trim().split(/\s+/);
  const state = fields[0];
  const start = fields[22 - 3];
  if (state === undefined || !/^[A-Za-z]$/.test(state)) return undefined;
  return start !== undefined && /^\d+$/.test(start) ? { state, start } : undefined;
}
