import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks, runs, type CodeBlock } from './code-blocks.js';
import { root, sourceFiles } from './workspace.js';

const documents = sourceFiles().filter((file) =>
  /^(README|CONTRIBUTING)\.md$|^docs\/.*\.md$|^packages\/[^/]+\/README\.md$/.test(file),
);
const blocks = documents
  .flatMap((file) => codeBlocks(file, readFileSync(path.join(root, file), 'utf8')))
  .filter(({ language }) => language === 'ts');
const place = ({ file, line }: CodeBlock): string => `${file}:${line}`;
const titled = blocks.map((block) => [place(block), block] as const);
const running = titled.filter(([, block]) => runs(block));

// Inside the workspace, so that the packages resolve as in any file of it.
const scratch = path.join(root, 'tools/repo-tests/.tmp');
let folder: string;

const slug = (text: string): string => text.replaceAll(/[^\w-]+/g, '-');

/** Blocks that are files lie as the document says, so that they find each other. */
function codeFile(block: CodeBlock): string {
  const { file, title } = block;
  if (title !== undefined) return path.join(folder, slug(file), title);
  return path.join(folder, `${slug(place(block))}.ts`);
}

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(path.join(scratch, 'docs-'));
  for (const block of blocks) {
    mkdirSync(path.dirname(codeFile(block)), { recursive: true });
    writeFileSync(codeFile(block), block.code);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the code in the documents compiles', () => {
  let problems: readonly ts.Diagnostic[];

  beforeAll(() => {
    const configFile = path.join(root, 'tools/build/tsconfig.test.json');
    const { config } = ts.readConfigFile(configFile, ts.sys.readFile) as {
      readonly config: unknown;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
    expect(options.customConditions).toEqual(['@wmdrm/source']);
    const files = blocks.map(codeFile);
    // Examples may declare what they do not use, and have no project around them.
    const { rootDir: _rootDir, tsBuildInfoFile: _tsBuildInfoFile, ...rest } = options;
    const program = ts.createProgram(files, {
      ...rest,
      incremental: false,
      allowImportingTsExtensions: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
    });
    problems = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
    });
  });

  test.each(titled)('%s', (_title, block) => {
    const found = problems
      .filter(({ file }) => file && path.resolve(file.fileName) === codeFile(block))
      .map(({ file, start = 0, messageText }) => {
        const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
        const text = ts.flattenDiagnosticMessageText(messageText, '\n');
        return `${block.file}:${block.line + 1 + line}: ${text}`;
      });
    expect(found).toEqual([]);
  });
});

describe('the programs in the documents run', () => {
  test.each(running)('%s', (_title, block) => {
    const cwd = mkdtempSync(path.join(folder, 'run-'));
    // Who runs the tests in colour must not colour what is compared.
    const { FORCE_COLOR: _forceColor, ...env } = process.env;
    const run = spawnSync(process.execPath, [codeFile(block)], { cwd, env, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const promised = [...block.code.matchAll(/console\.log\(.*; \/\/ (.+)$/gm)].map(
      ([, text]) => text,
    );
    if (promised.length > 0) expect(run.stdout.trimEnd().split('\n')).toEqual(promised);
  });
});

test('the README shows a program', () => {
  expect(running.map(([, { file }]) => file)).toContain('README.md');
});
