import type { ProgressLine, OutputLine, StartedLine } from './output-line.js';

/** What a data or note line may be. */
export type BodyLine = Exclude<
  OutputLine,
  { readonly type: 'started' | 'progress' | 'warning' | 'completed' | 'failed' | 'cancelled' }
>;

/** How a command ends, as a line of the machine output. */
export type EndLine = Extract<OutputLine, { readonly type: 'completed' | 'failed' | 'cancelled' }>;

/**
 * Where a command tells what it does: the same facts once as a line for machines and once as text for people. Which of
 * the two appears is the user's choice. Every method resolves when there is room for more.
 */
export interface Output {
  /** True once nobody reads standard output any more. */
  readonly closed: boolean;
  started(line: StartedLine): Promise<void>;
  /** What was asked for. `text` may have several lines, or none (`''`); a heading is text only. */
  data(line: BodyLine | undefined, text: string): Promise<void>;
  /** What may be of interest; silenced by `--quiet`. */
  note(line: BodyLine, text: string): Promise<void>;
  warning(code: string, message: string): Promise<void>;
  progress(line: ProgressLine): Promise<void>;
  /** The last line. `text` (if any) goes to standard output if the command completed, else to standard error. */
  end(line: EndLine, text: string): Promise<void>;
}
