import type { ProgressLine } from './output-line.js';

/** Shows how far an operation is. */
export interface ProgressDisplay {
  show(line: ProgressLine): Promise<void>;
  /** Makes room for other text. */
  clear(): Promise<void>;
}
