import { exitCodeOf } from '@wmdrm/cli';
import { formatHresult, hresultOfCode } from '@wmdrm/com';
import { errorCodes, type ErrorCode } from '@wmdrm/core';
import { document } from './markdown.ts';

/** What the generated page says it is made from. */
const sources =
  'packages/core/src/errors/codes.ts, packages/cli/src/exit-codes.ts and the HRESULT table of packages/com';

const opening = `# Errors

Everything that fails in these packages throws a \`LicenseStoreError\` with one of these codes. Codes are stable across versions,
messages are not: a message names what failed, where, and the remedy below. \`wmdrm\` prints the code with \`--json\` and ends
with its exit code; \`@wmdrm/com\` answers its HRESULT. Which exit code says what stands in the
[README of the command](../packages/cli/README.md#exit-codes).

A cancelled operation rejects with a \`LicenseStoreError\` whose \`name\` is \`AbortError\`.`;

/** docs/errors.md: every code with its cause, its remedy, and how the command and the COM face say it. */
export function errorsPage(): string {
  return document(
    [
      opening,
      ...Object.entries(errorCodes).map(([code, { meaning, remedy }]) =>
        [
          `## ${code}`,
          `**Cause.** ${meaning}`,
          `**Remedy.** ${remedy.replaceAll('\\', '\\\\')}`,
          `Exit code ${exitCodeOf[code as ErrorCode]} · \`${formatHresult(hresultOfCode[code as ErrorCode])}\``,
        ].join('\n\n'),
      ),
    ],
    sources,
  );
}
