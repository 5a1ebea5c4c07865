import { styleText } from 'node:util';
import type { OutputStream } from '../surroundings.js';
import { JsonOutput } from './json-output.js';
import { LineSink } from './line-sink.js';
import type { Output } from './output.js';
import { ProgressBar } from './progress-bar.js';
import type { ProgressDisplay } from './progress-display.js';
import { ProgressLines } from './progress-lines.js';
import { TextOutput, type Emphasis } from './text-output.js';

/** The output the user chose. Colours appear on terminals only, and not where `NO_COLOR` is set. */
export function makeOutput(
  streams: { readonly stdout: OutputStream; readonly stderr: OutputStream },
  options: { readonly json: boolean; readonly quiet: boolean },
): Output {
  const { quiet } = options;
  const stdout = new LineSink(streams.stdout);
  const stderr = new LineSink(streams.stderr);
  if (options.json) return new JsonOutput(stdout, { quiet });
  const progress = quiet ? undefined : progressDisplay(streams.stderr, stderr);
  return new TextOutput({ stdout, stderr, progress, quiet, emphasis: emphasis(streams.stderr) });
}

function progressDisplay(stream: OutputStream, sink: LineSink): ProgressDisplay {
  if (stream.isTTY !== true) return new ProgressLines(sink);
  return new ProgressBar(sink, {
    // Some terminals say 0 when they do not know.
    columns: () => stream.columns || 80,
    colour: (text) => styleText('cyan', text, { stream }),
  });
}

function emphasis(stream: OutputStream): Emphasis {
  const colours = { warning: 'yellow', error: 'red' } as const;
  return (word) => styleText(colours[word], `${word}:`, { stream });
}
