/** One run of a program. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Besides this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default this process's own. */
  readonly cwd?: string;
}
