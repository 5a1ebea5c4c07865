import { packagePreset } from '../../tools/build/tsup-preset.ts';

export default packagePreset({ entry: ['src/index.ts', 'src/chunk-thread.ts'] });
