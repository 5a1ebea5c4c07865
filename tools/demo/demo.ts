import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { folderShare, sambaShare } from './src/demo-share.ts';
import { SeededRandom } from './src/random.ts';
import { NoSamba, variants } from './src/running-samba.ts';
import { tellStory } from './src/story.ts';
import { Surprise } from './src/surprise.ts';
import { emptyWorkFolder, removeWorkFolder, shownWorkFolder } from './src/work-folder.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
    /** On a Samba server instead of a folder: one after another of each kind. */
    smb: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
  console.error('error: --seed is a whole number from 0 to 4294967295.');
  process.exit(2);
}

const smb = values.smb ? ' --smb' : '';
console.log(`Seed ${seed} (npm run demo:run --${smb} --seed ${seed} repeats this run).`);
const places = values.smb
  ? variants.map((name) => () => sambaShare(name))
  : [async () => folderShare];
try {
  for (const open of places) {
    emptyWorkFolder();
    const share = await open();
    await tellStory(new SeededRandom(seed), share).finally(() => share.close());
  }
  if (values.keep) console.log(`\nEverything is left in ${shownWorkFolder}.`);
  else removeWorkFolder();
} catch (error) {
  if (error instanceof NoSamba) {
    console.error(`error: ${error.message}`);
    process.exit(1);
  }
  if (!(error instanceof Surprise)) throw error;
  console.error(`\nSURPRISE: ${error.message}`);
  console.error(`Seed ${seed}; everything is left in ${shownWorkFolder} to look at.`);
  process.exitCode = 1;
}
