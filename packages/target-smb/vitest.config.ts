import { testPreset } from '../../tools/build/vitest-preset.ts';

export default testPreset();
