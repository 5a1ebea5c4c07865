import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BrowserPage, findChromium, howToGetChromium } from './fixtures/chromium.js';
import { sampleReport } from './fixtures/sample-report.js';
import { htmlReport } from './html-report.js';
import type { Report } from './report.js';

const chromium = findChromium();
if (chromium === undefined) {
  it('the page in a browser', (context) => context.skip(howToGetChromium));
} else {
  describe('the page in a browser', () => testPage(chromium));
}

function testPage(executable: string): void {
  let report: Report;
  let folder: string;
  let page: BrowserPage;

  beforeAll(async () => {
    report = await sampleReport();
    folder = mkdtempSync(path.join(tmpdir(), 'conformance-page-'));
    writeFileSync(path.join(folder, 'report.html'), htmlReport(report));
    page = await BrowserPage.launch(executable);
  });
  afterAll(async () => {
    await page.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await page.send('Emulation.setEmulatedMedia', { media: '', features: [] });
    await page.send('Emulation.setScriptExecutionDisabled', { value: false });
    await page.send('Emulation.clearDeviceMetricsOverride');
    await page.open('about:blank');
    await page.open(pathToFileURL(path.join(folder, 'report.html')).href);
  });

  /** Ids of the requirements that can be seen. */
  function shown(): Promise<readonly string[]> {
    return page.evaluate(`[...document.querySelectorAll('.matrix tr[id]')]
    .filter((row) => row.checkVisibility())
    .map((row) => row.querySelector('th').textContent)`);
  }

  function idsWith(
    fits: (requirement: Report['requirements'][number]) => boolean,
  ): readonly string[] {
    return report.requirements.filter(fits).map(({ id }) => id);
  }

  /** Chooses as a user does: the form hears of it. */
  function choose(name: string, value: string): Promise<void> {
    return page.evaluate(`(() => {
    const select = document.querySelector('[name=${name}]');
    select.value = '${value}';
    select.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
  }

  function isShown(selector: string): Promise<boolean> {
    return page.evaluate(`document.querySelector(${JSON.stringify(selector)}).checkVisibility()`);
  }

  describe('the matrix', () => {
    it('shows every requirement at first', async () => {
      expect(await shown()).toEqual(idsWith(() => true));
    });

    it.each([
      ['verdict', 'error', ({ verdict }) => verdict === 'error'],
      ['profile', 'store-engine', ({ profile }) => profile === 'store-engine'],
      ['level', 'inherited', ({ source }) => source.level === 'inherited'],
      ['keyword', 'SHOULD', ({ keyword }) => keyword === 'SHOULD'],
    ] as const satisfies readonly (readonly [string, string, Parameters<typeof idsWith>[0]])[])(
      'is narrowed down by %s',
      async (name, value, fits) => {
        await choose(name, value);
        const wanted = idsWith(fits);
        expect(wanted.length).toBeGreaterThan(0);
        expect(await shown()).toEqual(wanted);
        const counted = await page.evaluate(`document.querySelector('output').textContent`);
        expect(counted).toBe(`${wanted.length} of ${report.requirements.length}`);
      },
    );

    it('is narrowed down by what is typed, in any order of words', async () => {
      await page.click('[name=text]');
      await page.send('Input.insertText', { text: 'BYTE comes' });
      expect(await shown()).toEqual(['SE-PUT-01']);
    });

    it('is whole again after "show all"', async () => {
      await choose('verdict', 'error');
      await page.click('.filter button');
      await page.evaluate('new Promise((done) => setTimeout(done))');
      expect(await shown()).toHaveLength(report.requirements.length);
    });

    it('shows a row that a link leads to, though it was narrowed away', async () => {
      await choose('verdict', 'pass');
      await page.click('.failure h3 a');
      await page.evaluate('new Promise((done) => setTimeout(done))');
      expect(await shown()).toHaveLength(report.requirements.length);
    });

    it('is whole without scripts, and there is nothing to narrow it down with', async () => {
      await page.send('Emulation.setScriptExecutionDisabled', { value: true });
      await page.open('about:blank');
      await page.open(pathToFileURL(path.join(folder, 'report.html')).href);
      expect(await shown()).toHaveLength(report.requirements.length);
      expect(await isShown('.filter')).toBe(false);
    });
  });

  describe('the calls of a failure', () => {
    it('are shown when they are clicked on', async () => {
      expect(await isShown('.calls')).toBe(false);
      await page.click('.failure summary');
      expect(await isShown('.calls')).toBe(true);
      const calls = await page.evaluate<readonly string[]>(
        `[...document.querySelector('.calls').children].map((line) => line.textContent)`,
      );
      const told = report.cases.find(({ id }) => id === 'LM-BACKUP-03');
      expect(calls).toEqual(told?.transcript);
    });

    it('are shown when a link leads to the failure', async () => {
      await page.click('.matrix a[href="#failure-license-management-lm-backup-03"]');
      await page.evaluate('new Promise((done) => setTimeout(done))');
      expect(await isShown('#failure-license-management-lm-backup-03 .calls')).toBe(true);
    });

    it('are on paper, and the form is not', async () => {
      await page.send('Emulation.setEmulatedMedia', { media: 'print' });
      expect(await isShown('.calls')).toBe(true);
      expect(await isShown('.filter')).toBe(false);
    });
  });

  describe('everybody can read it', () => {
    it.each(['light', 'dark'])('%s: every text stands out from its ground', async (scheme) => {
      const features = [{ name: 'prefers-color-scheme', value: scheme }];
      await page.send('Emulation.setEmulatedMedia', { features });
      await page.evaluate(
        `document.querySelectorAll('details').forEach((each) => (each.open = true))`,
      );
      const { faint, ground } = await page.evaluate<{
        readonly faint: readonly string[];
        readonly ground: number;
      }>(contrastCheck);
      expect(faint).toEqual([]);
      expect(ground > 0.5).toBe(scheme === 'light');
    });

    it('nothing is wider than a small screen', async () => {
      const metrics = { width: 360, height: 800, deviceScaleFactor: 1, mobile: true };
      await page.send('Emulation.setDeviceMetricsOverride', metrics);
      const wide = await page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > 360.5)
      .map((element) => element.tagName + '.' + element.className)`);
      expect(wide).toEqual([]);
    });

    it('every field has a label, every table head its scope, the page a language', async () => {
      const without = await page.evaluate(`[
      ...[...document.querySelectorAll('input, select')].filter((field) => !field.labels.length),
      ...document.querySelectorAll('th:not([scope]), html:not([lang])'),
    ].map((element) => element.outerHTML)`);
      expect(without).toEqual([]);
    });
  });

  it('every link leads to something, and no id is used twice', async () => {
    const { broken, ids } = await page.evaluate<{
      readonly broken: readonly string[];
      readonly ids: readonly string[];
    }>(`({
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    broken: [...document.querySelectorAll('a')]
      .map((link) => link.getAttribute('href'))
      .filter((href) => !document.getElementById(href.slice(1))),
  })`);
    expect(broken).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('what a subject says makes no elements, and the browser complains about nothing', async () => {
    expect(await page.evaluate(`document.images.length`)).toBe(0);
    expect(page.complaints).toEqual([]);
  });
}

/** Texts with less than 4.5 to 1 (WCAG 2.2, 1.4.3), and how light the page is, from 0 to 1. */
const contrastCheck = `(() => {
  const luminance = (color) => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/, 0\\)$/.test(backgroundColor)) return luminance(backgroundColor);
    }
    throw new Error('There is no ground.');
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const pair = [luminance(getComputedStyle(element).color), groundOf(element)].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) faint.add(element.className + ' ' + element.tagName + ' ' + ratio.toFixed(2));
  }
  return { faint: [...faint], ground: luminance(getComputedStyle(document.body).backgroundColor) };
})()`;
