/** Who holds a lease: enough to tell, on the same host, whether that process still runs. */
export interface ProcessOwner {
  /** Stable random id of the host, or of this object where the host has none. */
  readonly hostId: string;
  /** Changes with every boot of the host. */
  readonly bootId: string;
  readonly pid: number;
  /** Start time of the process as the host tells it; tells a reused pid from the old one. */
  readonly processStart: string;
}

/** Identity of this process, and what it knows of others on its host. */
export interface ProcessIdentity {
  readonly self: ProcessOwner;
  /**
   * `dead` only if it is certain that `owner` no longer runs (same host and another boot, no such pid, or another
   * start time); `alive` if it runs on this host; `unknown` otherwise.
   */
  status(owner: ProcessOwner): 'alive' | 'dead' | 'unknown';
}
