import { LicenseStoreError } from '@wmdrm/core';

/** How much a log tells: `debug` every call of a target too; `error` what failed only. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** Throws `invalid-argument` for another word. */
export function readLogLevel(word: string): LogLevel {
  const level = logLevels.find((each) => each === word);
  if (level) return level;
  throw new LicenseStoreError(
    'invalid-argument',
    `There is no log level ${JSON.stringify(word)}.`,
    { remedy: `Use --log-level ${logLevels.join(', ')}.` },
  );
}
