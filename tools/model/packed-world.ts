import type { Step } from './step.ts';
import type { World } from './world.ts';

/** Words of 32 bits a packed world takes. */
export const wordsOf = (runs: number): number => 2 + 2 * runs;

/** Writes a world into words, from `offset` on. */
export function pack(world: World, words: Uint32Array, offset: number): void {
  words[offset] =
    world.leases |
    (world.durableLeases << 8) |
    (world.manifests << 16) |
    (world.durableManifests << 24);
  words[offset + 1] =
    world.segments | (world.durableSegments << 8) | (world.shown << 16) | (world.waiting << 24);
  let at = offset + 2;
  for (const run of world.runs) {
    words[at] =
      run.at | (run.newest << 8) | (run.asked << 12) | (run.segment << 16) | (run.underWay << 20);
    words[at + 1] = run.ancestors | (run.retained << 8) | (run.referenced << 16);
    at += 2;
  }
}

/** The reverse of {@link pack}. */
export function unpack(world: World, words: Uint32Array, offset: number): void {
  const root = words[offset]!;
  world.leases = root & 0xff;
  world.durableLeases = (root >>> 8) & 0xff;
  world.manifests = (root >>> 16) & 0xff;
  world.durableManifests = root >>> 24;
  const others = words[offset + 1]!;
  world.segments = others & 0xff;
  world.durableSegments = (others >>> 8) & 0xff;
  world.shown = (others >>> 16) & 0xff;
  world.waiting = others >>> 24;
  let at = offset + 2;
  for (const run of world.runs) {
    const stand = words[at]!;
    run.at = (stand & 0xff) as Step;
    run.newest = (stand >>> 8) & 0xf;
    run.asked = (stand >>> 12) & 0xf;
    run.segment = (stand >>> 16) & 0xf;
    run.underWay = stand >>> 20;
    const sets = words[at + 1]!;
    run.ancestors = sets & 0xff;
    run.retained = (sets >>> 8) & 0xff;
    run.referenced = sets >>> 16;
    at += 2;
  }
}
