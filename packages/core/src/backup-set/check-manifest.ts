import type { JsonReader } from './json-reader.js';
import {
  layersOf,
  type Delta,
  type GenerationReference,
  type Manifest,
  type SegmentEntry,
} from './manifest.js';

/** Throws `damaged` where the members of a manifest contradict one another (docs/formats/backup-set.md, section 3). */
export function checkManifest(manifest: Manifest, json: JsonReader): void {
  checkTotals(manifest, json);
  checkPolicy(manifest, json);
  checkPositions('', manifest, json);
  checkDeltas(manifest, json);
  checkReferences(manifest, json);
}

function checkTotals(manifest: Manifest, json: JsonReader): void {
  const { totals, deltas } = manifest;
  const layers = layersOf(manifest);
  const sum = (list: 'segments' | 'ledger', field: 'licenses' | 'bytes'): number =>
    layers.flatMap((layer) => layer[list]).reduce((total, entry) => total + entry[field], 0);
  const sums: readonly (readonly [told: number, listed: number])[] = [
    [totals.licenses, sum('segments', 'licenses')],
    [totals.bytes, sum('segments', 'bytes')],
    [totals.restricted, sum('ledger', 'licenses')],
  ];
  // Deltas hide some of what lies below them; how much only their records tell.
  if (sums.some(([told, listed]) => (deltas ? told > listed : told !== listed)))
    throw json.wrong('totals');
}

function checkPolicy({ policy, totals }: Manifest, json: JsonReader): void {
  const sum = (backedUp: boolean): number =>
    policy.classes
      .filter(({ decision }) => (decision === 'backed-up') === backedUp)
      .reduce((total, { licenses }) => total + licenses, 0);
  if (sum(true) !== totals.licenses || sum(false) !== totals.restricted)
    throw json.wrong('policy.classes');
}

/** Lists are in order of positions and do not overlap. */
function checkPositions(
  where: string,
  { segments, ledger }: Pick<Manifest, 'segments' | 'ledger'>,
  json: JsonReader,
): void {
  const inOrder = (list: readonly SegmentEntry[]): boolean =>
    list.every(({ from }, at) => from >= (list[at - 1]?.to ?? 0));
  if (!inOrder(segments)) throw json.wrong(`${where}segments`);
  if (!inOrder(ledger)) throw json.wrong(`${where}ledger`);
}

function checkDeltas({ deltas, sequence, lineageSequence }: Manifest, json: JsonReader): void {
  if ((lineageSequence ?? 0) > sequence) throw json.wrong('lineageSequence');
  if (!deltas) return;
  const ends = [...deltas.slice(1).map(({ since }) => since), sequence];
  const ascend = (delta: Delta, at: number): boolean => delta.since < ends[at]!;
  if (deltas.length === 0 || !deltas.every(ascend)) throw json.wrong('deltas');
  deltas.forEach((delta, at) => checkPositions(`deltas[${at}].`, delta, json));
}

function checkReferences({ parent, retained, number, time }: Manifest, json: JsonReader): void {
  if (parent && (parent.number >= number || parent.time > time)) throw json.wrong('parent');
  const numbers = retained.map((generation) => generation.number);
  const ascend = numbers.every((one, at) => one > (numbers[at - 1] ?? 0));
  // The parent always stays restorable; without one there is nothing to keep.
  if (!ascend || !sameGeneration(retained.at(-1), parent)) throw json.wrong('retained');
}

function sameGeneration(
  a: GenerationReference | undefined,
  b: GenerationReference | undefined,
): boolean {
  return a?.number === b?.number && a?.root === b?.root && a?.time === b?.time;
}
