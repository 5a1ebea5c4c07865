import path from 'node:path';
import { defineConfig, type Options } from 'tsup';

type TsupConfig = ReturnType<typeof defineConfig>;

/** How every package is bundled: ES modules for the floor Node 22.18, with source maps. */
const common = {
  format: ['esm'],
  target: 'node22',
  platform: 'node',
  tsconfig: 'tsconfig.lib.json',
  sourcemap: true,
  silent: true,
  // `node:sqlite` has no bare name: with tsup's default the built package would not start.
  removeNodeProtocol: false,
} as const satisfies Options;

/** What of a package differs from the others. */
export interface PackageBuild extends Pick<Options, 'entry'> {
  /**
   * Modules that run in threads. Each becomes one file that holds what it needs of other packages, and no more: a thread
   * loads nothing else, so it starts in less time and takes less memory.
   */
  readonly threads?: readonly string[];
}

/** A package names only what differs, usually its entries. */
export function packagePreset({
  entry = ['src/index.ts'],
  threads = [],
}: PackageBuild = {}): TsupConfig {
  const package_: Options = {
    ...common,
    entry,
    // All but what the other build writes at the same time.
    clean: threads.map((thread) => `!${path.parse(thread).name}.*`),
    // tsup sets baseUrl for its types build, which TypeScript 6 reports as deprecated.
    dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
  };
  if (threads.length === 0) return defineConfig(package_);
  return defineConfig([
    package_,
    {
      ...common,
      entry: [...threads],
      splitting: false,
      noExternal: [/^@wmdrm\//],
      // From the sources, where it shows which of them a thread needs.
      esbuildOptions: (options) => void (options.conditions = ['@wmdrm/source']),
    },
  ]);
}
