import { packagePreset } from '../../tools/build/tsup-preset.ts';

export default packagePreset({
  // All of them in one folder: the version is read from the package.json above it.
  entry: { index: 'src/index.ts', vitest: 'src/vitest.ts', main: 'src/conformance/main.ts' },
});
