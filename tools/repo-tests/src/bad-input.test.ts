import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './workspace.js';

const page = readFileSync(path.join(root, 'docs/bad-input.md'), 'utf8');
const headings = ['License files', 'Backup sets', 'Leases', 'Targets', 'Several at once', 'Stores'];

interface Row {
  readonly heading: string;
  readonly input: string;
  readonly codes: readonly string[];
  readonly exit: string;
  readonly title: string;
  readonly file: string;
}

/** What stands in the tables of the page. */
const rows: readonly Row[] = page.split('\n## ').flatMap((section) => {
  const [heading = '', ...lines] = section.split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !/^\| (Input|-+) /.test(line))
    .map((line) => {
      const [input = '', , codes = '', exit = '', test = ''] = line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim());
      const [, title = '', file = ''] = /^\[(.+)\]\((.+)\)$/.exec(test) ?? [];
      return { heading, input, codes: codesIn(codes), exit, title, file };
    });
});

function codesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code);
}

/** The exit code of each error code, as docs/errors.md has it. */
const exitCodes = new Map(
  readFileSync(path.join(root, 'docs/errors.md'), 'utf8')
    .split('\n## ')
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', /^Exit code (\d+)/m.exec(section)?.[1]]),
);

test('every heading has rows, and every row an exit code', () => {
  expect([...new Set(rows.map(({ heading }) => heading))]).toEqual(headings);
  expect(rows.filter(({ exit }) => !/^\d+$/.test(exit))).toEqual([]);
});

describe.each(rows)('$heading: $input', ({ codes, exit, title, file }) => {
  test('its codes are in errors.md, with its exit code', () => {
    expect(codes.map((code) => [code, exitCodes.get(code)])).toEqual(
      codes.map((code) => [code, exit]),
    );
    if (codes.length === 0) expect(exit).toBe('0');
  });

  test('the test it names is there', () => {
    const place = path.join(root, 'docs', file);
    expect([file, file.endsWith('.test.ts') && existsSync(place)]).toEqual([file, true]);
    const text = readFileSync(place, 'utf8');
    const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``];
    expect([title, quoted.some((each) => text.includes(each))]).toEqual([title, true]);
  });
});
