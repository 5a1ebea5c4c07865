import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from './workspace.js';

/** Compiles one more file, with this text, beside the sources of a package: the error codes. */
function compileIn(folder: string, text: string): readonly number[] {
  const project = path.join(root, 'packages', folder);
  const { config } = ts.readConfigFile(
    path.join(project, 'tsconfig.lib.json'),
    ts.sys.readFile,
  ) as {
    readonly config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const probe = path.join(project, 'src/probe.ts');
  const ambient = path.join(root, 'packages/core/src/ambient.d.ts');
  const checked = { ...options, composite: false, incremental: false, noEmit: true };
  const host = ts.createCompilerHost(checked);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) =>
    path.resolve(name) === probe
      ? ts.createSourceFile(name, text, target)
      : fromDisk(name, target, ...rest);
  const program = ts.createProgram([probe, ambient], checked, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || path.resolve(file.fileName) === probe)
    .map(({ code }) => code);
}

describe.each(['core', 'formats', 'com'])('%s', (folder) => {
  test('compiles what runs anywhere', () => {
    const text = `export const bytes: Uint8Array = new TextEncoder().encode('license');`;
    expect(compileIn(folder, text)).toEqual([]);
  });

  test.each([
    ['node:fs', `import { readFileSync } from 'node:fs';\nreadFileSync('license');`],
    ['fs', `import { readFileSync } from 'fs';\nreadFileSync('license');`],
    ['a dynamic node:fs', `await import('node:fs');`],
    ['Buffer', `Buffer.alloc(1);`],
    ['process', `process.exit();`],
  ])('does not compile %s', (_name, text) => {
    // 2591: Node's types are missing; 2307: no such module; 2580: no such name without them.
    const codes = compileIn(folder, text);
    expect(codes.length).toBeGreaterThan(0);
    expect([2591, 2307, 2580, 2882]).toEqual(expect.arrayContaining([...codes]));
  });
});
