export { warmFactor } from './warm.ts';
