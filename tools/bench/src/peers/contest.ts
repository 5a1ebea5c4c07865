import { compare, type Comparison } from '../medians/compare.ts';
import { spreadOf } from '../medians/spread.ts';
import { mebibytes } from '../report/units.ts';
import type { RoundSeries } from '../rounds/take-rounds.ts';
import type { Goal } from '../rows/goal.ts';
import { spreadRow, type Row } from '../rows/row.ts';
import { versionOf } from './installed.ts';
import type { Peer } from './peer.ts';
import { seriesName, type PeerWork } from './peer-round.ts';

/** Our command against its peers, in rounds that have been taken. */
export class Contest {
  readonly #ours: Peer;
  readonly #series: RoundSeries;

  constructor(ours: Peer, series: RoundSeries) {
    this.#ours = ours;
    this.#series = series;
  }

  compare(title: string, work: PeerWork, peer: Peer): Comparison {
    const of = this.#series.of(seriesName(this.#ours, work));
    return compare(`${title} : ${peer.title}`, of, this.#series.of(seriesName(peer, work)));
  }

  /** How many bytes the other writes for one of ours. */
  fewerBytesRow(title: string, work: PeerWork, peer: Peer, goal: Goal): Row {
    const [mine, theirs] = [this.#bytes(this.#ours, work), this.#bytes(peer, work)];
    const ratios = mine.map((bytes, round) => (theirs[round] ?? NaN) / bytes);
    const detail = [mine, theirs].map((bytes) => mebibytes(spreadOf(bytes).median)).join(' : ');
    const times = `${title} : ${peer.title}, times fewer bytes written`;
    return spreadRow(times, 'ratio', spreadOf(ratios), { goal, detail });
  }

  /** Bytes of the repository of a full backup, for one of ours. */
  sizeBesideOurs(peer: Peer): number {
    const size = (each: Peer): number => spreadOf(this.#bytes(each, 'full')).median;
    return size(peer) / size(this.#ours);
  }

  /** Version, size of the repository, and what the peer does more or less than we do. */
  noteOn(peer: Peer): string {
    const versions = peer.needs.map(versionOf).join(', ');
    const size = this.sizeBesideOurs(peer).toFixed(2);
    return `${versions}; repository ${size} × ours; ${peer.note}`;
  }

  #bytes(peer: Peer, work: PeerWork): readonly number[] {
    return this.#series.of(seriesName(peer, work)).samples.map(({ bytes }) => bytes);
  }
}
