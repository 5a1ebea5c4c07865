import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './workspace.js';

/** `name(…)` of `@wmdrm/package/part`. */
const mention = /`([A-Za-z]\w*)(?:\([^`]*\))?` of `@wmdrm\/([\w-]+)(?:\/([\w-]+))?`/g;

const mentions = sourceFiles()
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(mention)].map(
      ([, name = '', folder = '', part]) => ({ file, name, folder, part }),
    ),
  );

test.each(mentions)('$file: $name is exported by $folder', ({ name, folder, part = 'index' }) => {
  const declarations = path.join(root, 'packages', folder, 'dist', `${part}.d.ts`);
  const statements = readFileSync(declarations, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  const names = [...statements]
    .flatMap(([, list = '']) => list.split(','))
    .map((each) => each.trim().replace(/^.* as |^type /, ''));
  expect(names).toContain(name);
});

test('documents name exports', () => {
  expect(mentions.length).toBeGreaterThan(5);
});
