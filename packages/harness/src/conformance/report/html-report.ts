import { createHash } from 'node:crypto';
import { expectationsSection, failuresSection } from './html/failures-section.js';
import { markup, Markup } from './html/markup.js';
import { matrixSection } from './html/matrix-section.js';
import { pageScript } from './html/page-script.js';
import { pageStyle } from './html/page-style.js';
import { summarySection } from './html/summary-section.js';
import type { Report } from './report.js';

/** A report as one page that loads nothing. Whatever a subject has said is text on it. */
export function htmlReport(report: Report): string {
  const policy = `default-src 'none'; style-src ${hash(pageStyle)}; script-src ${hash(pageScript)}`;
  const title = report.profiles[0]?.subject.name ?? 'nothing';
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>Conformance of ${title}</title>
        <style>${new Markup(pageStyle)}</style>
      </head>
      <body>
        <main>
          ${summarySection(report)} ${failuresSection(report)} ${expectationsSection(report)}
          ${matrixSection(report)}
        </main>
        ${footer(report)}
        <script>${new Markup(pageScript)}</script>
      </body>
    </html> `;
  return page.text;
}

function footer({ suite, command, seed, volatile }: Report): Markup {
  const { startedAt, milliseconds, host } = volatile;
  const facts = [
    ['suite', `${suite.name} ${suite.version}`],
    ['command', command],
    ['seed', seed],
    ['run', `${startedAt}, ${(milliseconds / 1000).toFixed(1)} s`],
    ['host', `Node ${host.node}, ${host.platform} ${host.arch}`],
  ] as const;
  return markup`<footer>
    <dl>
      ${facts.map(
        ([name, value]) =>
          markup`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </footer>`;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
