import type { RunNumbers } from './run-numbers.ts';
import { step, type Step } from './step.ts';

/** What one run knows, and what its manifest says. */
export class Run {
  at: Step = step.notBegun;
  /** Number of the newest manifest it has found so far; 0 if none. */
  newest = 0;
  /** Number of the next manifest it asks for by name. */
  asked = 0;
  /** Number of the segment its manifest references; until that is decided, of the one its parent references. */
  segment = 0;
  /** Its parent, that one's parent, and so on; empty without a parent. */
  ancestors: RunNumbers = 0;
  /** Generations its manifest retains; until that is written, those it may retain. */
  retained: RunNumbers = 0;
  /** Segments it must not remove. */
  referenced: RunNumbers = 0;
  /** 1 while its request to publish the manifest has not arrived, although it was told of an error. */
  underWay = 0;

  copyFrom(other: Run): void {
    this.at = other.at;
    this.newest = other.newest;
    this.asked = other.asked;
    this.segment = other.segment;
    this.ancestors = other.ancestors;
    this.retained = other.retained;
    this.referenced = other.referenced;
    this.underWay = other.underWay;
  }
}

/**
 * The directory and every run. Each number has one segment: a run publishes one under its own number, or references one
 * that is there. That is enough, for the rules speak of each segment by itself.
 */
export class World {
  /** Names in the directory, and what of them the disk holds. */
  leases: RunNumbers = 0;
  durableLeases: RunNumbers = 0;
  manifests: RunNumbers = 0;
  durableManifests: RunNumbers = 0;
  segments: RunNumbers = 0;
  durableSegments: RunNumbers = 0;
  /** Manifests that an old listing may still show. */
  shown: RunNumbers = 0;
  /** Runs that have not begun. */
  waiting: number;
  /** By number, from that of the first run to come. */
  readonly runs: readonly Run[];

  constructor(runs: number) {
    this.waiting = runs;
    this.runs = Array.from({ length: runs }, () => new Run());
  }

  copyFrom(other: World): void {
    this.leases = other.leases;
    this.durableLeases = other.durableLeases;
    this.manifests = other.manifests;
    this.durableManifests = other.durableManifests;
    this.segments = other.segments;
    this.durableSegments = other.durableSegments;
    this.shown = other.shown;
    this.waiting = other.waiting;
    for (let at = 0; at < this.runs.length; at += 1) this.runs[at]!.copyFrom(other.runs[at]!);
  }

  /** Makes the names of leases and manifests durable. */
  flushRoot(): void {
    this.durableLeases = this.leases;
    this.durableManifests = this.manifests;
  }
}
