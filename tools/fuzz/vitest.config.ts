import { testPreset } from '../build/vitest-preset.ts';

export default testPreset();
