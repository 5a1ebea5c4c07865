import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeBlocks } from './code-blocks.js';
import { UserShell } from './fixtures/user-shell.js';
import { WorkspaceCopy } from './fixtures/workspace-copy.js';
import { root } from './workspace.js';

interface Kind {
  readonly kind: string;
  readonly name: string;
  /** Cases that hold before anything is written: they ask for what the generator knows, or for no more than a claim. */
  readonly green: readonly string[];
  /** Writes what the author has to write. */
  fillIn(copy: WorkspaceCopy): void;
}

const bodies = path.join(import.meta.dirname, 'fixtures/plugins');

function fromFixture(kind: string, name: string): Kind['fillIn'] {
  return (copy) =>
    cpSync(path.join(bodies, kind), copy.path('packages', name, 'src'), { recursive: true });
}

/** The format of the guide: its blocks are the files. */
function fromGuide(copy: WorkspaceCopy): void {
  const guide = 'docs/guides/plugin-authors.md';
  for (const { title, code } of codeBlocks(guide, readFileSync(path.join(root, guide), 'utf8'))) {
    if (title?.startsWith('packages/ticket/')) writeFileSync(copy.path(title), code);
  }
}

const kinds: readonly Kind[] = [
  {
    kind: 'store-engine',
    name: 'vault',
    green: ['SE-LIFE-01', 'SE-LIFE-05'],
    fillIn: fromFixture('store-engine', 'vault'),
  },
  {
    kind: 'backup-target',
    name: 'cellar',
    green: ['BT-FLUSH-02'],
    fillIn: fromFixture('backup-target', 'cellar'),
  },
  { kind: 'license-format', name: 'ticket', green: ['LF-ID-01'], fillIn: fromGuide },
];

interface Judged {
  readonly passed: readonly string[];
  /** First lines of what went wrong. */
  readonly failures: readonly string[];
}

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** A member, or files for the profile. Where a case counts who succeeded, the count is all it can say. */
const saysWhatToWrite =
  / is not written yet: |subject brings (?:no|a) file|number of those that created it/;

let copy: WorkspaceCopy;
let shell: UserShell;

beforeAll(() => {
  copy = new WorkspaceCopy();
  shell = new UserShell(copy.folder);
});
afterAll(() => copy.remove());
beforeEach((context) => {
  if (process.platform === 'win32') context.skip('needs bash');
});

function succeed(commands: string): void {
  const { exitCode, output } = shell.run(commands);
  expect(exitCode, output).toBe(0);
}

/** Runs the profile of a package. */
function judge(name: string): Judged {
  const report = copy.path('packages', name, 'test-results/report.json');
  shell.run(`(cd packages/${name} && npx vitest run --reporter=json --outputFile="${report}")`);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JsonReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests
      .filter(({ status }) => status === 'passed')
      .map(({ title }) => title.split(' ')[0] ?? ''),
    failures: tests.flatMap(({ failureMessages }) =>
      failureMessages.map((message) => message.split('\n')[0] ?? ''),
    ),
  };
}

describe.each(kinds)('a generated package for a $kind', ({ kind, name, green, fillIn }) => {
  test('is made by nx', () => {
    succeed(`npx nx g @wmdrm/generators:plugin --kind ${kind} --name ${name}`);
  });

  test('builds, lints, type-checks, is formatted and could be published', () => {
    succeed(`npx nx lint @wmdrm/${name}`);
    succeed(`(cd packages/${name} && npm run build && npm run typecheck && npm run check-package)`);
    succeed(`npx prettier --check packages/${name} package.json tsconfig.json`);
  });

  test('is red where its author has to write, and says so', () => {
    const { passed, failures } = judge(name);
    expect(passed).toEqual(green);
    expect(failures.length).toBeGreaterThan(20);
    expect(failures.filter((line) => !saysWhatToWrite.test(line))).toEqual([]);
  });

  test('is green when it is written, and still type-checks', () => {
    fillIn(copy);
    const { passed, failures } = judge(name);
    expect(failures).toEqual([]);
    expect(passed.length).toBeGreaterThan(20);
    succeed(`(cd packages/${name} && npm run typecheck)`);
  });
});

test('the workspace accepts what was generated', () => {
  const tests = ['boundaries', 'docs', 'file-sizes', 'imports', 'manifests', 'toolchain'];
  const files = tests.map((name) => `src/${name}.test.ts`).join(' ');
  succeed(`(cd tools/repo-tests && npx vitest run ${files})`);
  succeed('npm ls --workspaces --depth 0');
});
