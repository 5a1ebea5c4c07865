import { defineConfig, type Options } from 'tsup';

type TsupConfig = ReturnType<typeof defineConfig>;

/**
 * How every package is bundled: ES modules for the floor Node 22.18, with source maps and types.
 * A package names only what differs, usually its entries.
 */
export function packagePreset(own: Pick<Options, 'entry'> = {}): TsupConfig {
  return defineConfig({
    entry: ['src/index.ts'],
    format: ['esm'],
    target: 'node22',
    platform: 'node',
    tsconfig: 'tsconfig.lib.json',
    sourcemap: true,
    clean: true,
    silent: true,
    // `node:sqlite` has no bare name: with tsup's default the built package would not start.
    removeNodeProtocol: false,
    // tsup sets baseUrl for its types build, which TypeScript 6 reports as deprecated.
    dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
    ...own,
  });
}
