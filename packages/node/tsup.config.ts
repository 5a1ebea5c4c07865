import { packagePreset } from '../../tools/build/tsup-preset.ts';

export default packagePreset({ threads: ['src/chunk-thread.ts'] });
