import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { SeededRandom } from './src/random.ts';
import { tellStory } from './src/story.ts';
import { Surprise } from './src/surprise.ts';
import { emptyWorkFolder, removeWorkFolder, shownWorkFolder } from './src/work-folder.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
  console.error('error: --seed is a whole number from 0 to 4294967295.');
  process.exit(2);
}

console.log(`Seed ${seed} (npm run demo:run -- --seed ${seed} repeats this run).`);
emptyWorkFolder();
try {
  await tellStory(new SeededRandom(seed));
  if (values.keep) console.log(`\nEverything is left in ${shownWorkFolder}.`);
  else removeWorkFolder();
} catch (error) {
  if (!(error instanceof Surprise)) throw error;
  console.error(`\nSURPRISE: ${error.message}`);
  console.error(`Seed ${seed}; everything is left in ${shownWorkFolder} to look at.`);
  process.exitCode = 1;
}
