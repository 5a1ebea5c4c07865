import path from 'node:path';
import { digestOfBackup, digests, files, segments } from './backup-files.ts';
import { Commands } from './command.ts';
import { comparePayloads } from './compare-payloads.ts';
import { flipRandomBit } from './flip-bit.ts';
import { LicenseSeeds } from './license-seeds.ts';
import type { SeededRandom } from './random.ts';
import { collection, twelveFiles, writeFiles, type SampleFile } from './sample-files.ts';
import { expectThat } from './surprise.ts';
import type { DemoShare } from './demo-share.ts';
import { workFolder } from './work-folder.ts';

/** The run is killed when it has finished this many segments, of about three times as many. */
const finishedBeforeKill = 3;

/** The whole demonstration. Throws a {@link Surprise} where anything is not as it says. */
export async function tellStory(random: SeededRandom, share: DemoShare): Promise<void> {
  const started = performance.now();
  const stage = { location: share.location, commands: new Commands(share) };
  await introduce(stage, share);
  const seeds = new LicenseSeeds(random);
  const twelve = twelveFiles(seeds);
  await firstBackup(stage, twelve);
  const many = collection(seeds, 4, 8192);
  await killedInTheMiddle(stage, many);
  const allowed = twelve.filter(({ mayBeBackedUp }) => mayBeBackedUp);
  await damagedAndHealed(stage, random, allowed);
  await restored(stage, [...allowed, ...many]);
  nameRestricted(twelve);
  console.log(`\nAll as expected, in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  console.log(`Not shown: ${share.notShown}.`);
}

/** Where the story is told. */
interface Stage {
  readonly location: string;
  readonly commands: Commands;
}

/** Everything, so that a run takes long enough to be killed in it, and heals what it finds damaged. */
const overwriting = (location: string): readonly string[] => [
  ...['backup', location, '--overwrite', '--full'],
];

async function introduce({ location, commands }: Stage, share: DemoShare): Promise<void> {
  const [first = '', ...rest] = [
    ...share.about,
    'All licenses are synthetic: nobody issued them, they open nothing.',
    'What is shown is what the shipped command does.',
  ];
  say(first);
  for (const line of rest) console.log(line);
  for (const [name, value] of Object.entries(commands.environment)) {
    console.log(`  ${name}='${name.endsWith('PASSWORD') ? '…' : value}'`);
  }
  if (share.options.length > 0) await commands.wmdrm(['doctor', location], 0);
}

async function firstBackup(
  { location, commands }: Stage,
  twelve: readonly SampleFile[],
): Promise<void> {
  const allowed = twelve.filter(({ mayBeBackedUp }) => mayBeBackedUp);
  const forbidden = twelve.filter(({ mayBeBackedUp }) => !mayBeBackedUp);
  writeFiles(path.join(workFolder, 'licenses'), twelve);
  say(`Import ${twelve.length} license files.`);
  const imported = await commands.wmdrm(['import', 'licenses'], 0);
  expectLastLine(
    imported.output,
    `${twelve.length} files: ${twelve.length} licenses (${twelve.length} added)`,
  );

  say('Back them up.');
  const { output } = await commands.wmdrm(['backup', location], 0);
  expectLastLine(output, `${allowed.length} backed up, ${forbidden.length} not (issuer forbids)`);
  for (const { name } of forbidden) {
    const named = new RegExp(
      `^not copied: ${name} \\(key id [0-9a-f-]{36}\\): issuer forbids$`,
      'm',
    );
    expectThat(named.test(output), `${name} is named with its key id`);
  }

  say('Again: a backup is there, and nothing is overwritten unasked.');
  const before = digestOfBackup();
  await commands.wmdrm(['backup', location], 3);
  expectThat(digestOfBackup() === before, 'not one byte of the backup has changed');
  console.log(`  ${files().length} files in the backup, not one byte of them changed.`);
}

async function killedInTheMiddle(
  { location, commands }: Stage,
  many: readonly SampleFile[],
): Promise<void> {
  writeFiles(path.join(workFolder, 'collection'), many);
  const licenses = many.reduce((sum, { payloads }) => sum + payloads.length, 0);
  say(`A collection of ${grouped(licenses)} licenses arrives.`);
  const imported = await commands.wmdrm(['import', 'collection'], 0);
  expectLastLine(
    imported.output,
    `${many.length} files: ${grouped(licenses)} licenses (${grouped(licenses)} added)`,
  );

  say('Back up, and kill the command in the middle.');
  const old = files().filter((name) => !name.startsWith('lease-'));
  const before = digests(old);
  await commands.wmdrmKilled(
    [...overwriting(location), '--json'],
    () => segments(2).length >= finishedBeforeKill,
  );
  const finished = segments(2);
  console.log(`  Run 2 had finished ${finished.length} segments.`);
  expectThat(!files().includes('manifest-0000000002.json'), 'run 2 did not come to its end');
  const after = digests(old);
  expectThat(
    old.every((name) => before.get(name) === after.get(name)),
    'the old files are the same',
  );

  say('The old generation is whole.');
  const verified = await commands.wmdrm(['verify', location], 0);
  expectThat(verified.output.includes('\ngeneration 1, '), 'generation 1 is the backup');

  say('Again: what was finished is taken over, not written again.');
  const { output } = await commands.wmdrm(overwriting(location), 0);
  const adopted = finished.filter((name) => output.includes(`adopted: ${name}, `));
  expectThat(adopted.length > 0, 'segments of the killed run were adopted');
  expectThat(segments(3).length > 0, 'the other segments were written');
  console.log(
    `  ${adopted.length} of the ${finished.length} segments of the killed run were adopted.`,
  );
}

async function damagedAndHealed(
  { location, commands }: Stage,
  random: SeededRandom,
  allowed: readonly SampleFile[],
): Promise<void> {
  const { label, segment, byte, bit } = flipRandomBit(random, allowed, 1);
  say(`A disk rots: bit ${bit} of byte ${byte} of ${segment} flips. It belongs to ${label}.`);
  const verified = await commands.wmdrm(['verify', location], 4);
  const named = `damaged: license ${label}, ${segment}, byte ${byte}: `;
  expectThat(verified.output.includes(named), `verify says "${named}"`);

  say('A damaged backup is not restored from.');
  await commands.wmdrm(['restore', location, '--store', 'new-laptop.wmdrm'], 4);

  say('The store is whole, so the next backup heals the set.');
  await commands.wmdrm(overwriting(location), 0);
  const healed = await commands.wmdrm(['verify', location], 0);
  expectThat(healed.output.trimEnd().endsWith(' checked: whole'), 'the backup is whole again');
}

async function restored(
  { location, commands }: Stage,
  originals: readonly SampleFile[],
): Promise<void> {
  const licenses = originals.reduce((sum, { payloads }) => sum + payloads.length, 0);
  const store = ['--store', 'new-laptop.wmdrm'];
  say('A new laptop: restore into an empty store, write the licenses out and compare them.');
  const { output } = await commands.wmdrm(['restore', location, ...store], 0);
  const counts = `${grouped(licenses)} restored, 0 unchanged, 0 kept (newer here), 0 not revived`;
  expectLastLine(output, counts);
  await commands.wmdrm(['export', '--all', '--to', 'written-out', ...store, '--quiet'], 0);
  const compared = comparePayloads(path.join(workFolder, 'written-out'), originals);
  expectThat(compared.licenses === licenses, 'every license was compared');
  console.log(
    `  ${grouped(compared.licenses)} licenses, ${grouped(compared.bytes)} bytes, compared byte for byte: the same.`,
  );
}

function nameRestricted(twelve: readonly SampleFile[]): void {
  const names = twelve.filter(({ mayBeBackedUp }) => !mayBeBackedUp).map(({ name }) => name);
  say(`Never copied, because their issuers forbid it: ${names.join(', ')}.`);
}

function expectLastLine(output: string, line: string): void {
  const last = output.trimEnd().split('\n').at(-1);
  expectThat(last === line, `the last line is "${line}", not "${last}"`);
}

function say(text: string): void {
  console.log(`\n== ${text}`);
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
