import { seededRandom, type SeededRandom } from '@wmdrm/harness';
import { AllocationGuard, allocationLimit } from './allocation-guard.ts';
import type { FuzzReader, Layer } from './fuzz-reader.ts';
import { mutate } from './mutate.ts';

export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** Longest input in bytes. Default 64 KiB. */
  readonly mostBytes?: number;
  /** Most milliseconds of processor time for one input, the best of five. Default 50. */
  readonly mostMs?: number;
  /** Findings after which it ends. Default 10. */
  readonly mostFindings?: number;
  /** Milliseconds of a clock that costs little, to see what is worth measuring. Default `performance.now`. */
  readonly now?: () => number;
  /** Milliseconds of processor time: what else the machine does does not count. Default that of the process. */
  readonly processorTime?: () => number;
  readonly onProgress?: (inputs: number) => void;
}

/** An input that must not do what it does. */
export interface Finding {
  readonly input: Uint8Array;
  readonly what: string;
}

/** What came of the inputs of one reader. */
export interface FuzzResult {
  readonly reader: string;
  readonly inputs: number;
  /** Different answers: the more, the farther it got. */
  readonly answers: number;
  readonly findings: readonly Finding[];
  /** Milliseconds of the slowest input; processor time, the best of five, where it took a tenth of the limit. */
  readonly slowestMs: number;
  /** Bytes of the largest array. */
  readonly largestAllocation: number;
}

/** Inputs that are kept for a layer to change further, beside its seeds. */
const mostKept = 500;

/** Gives a reader `inputs` inputs, made from its seeds by `seed`: the same ones every time. */
export async function runFuzz(reader: FuzzReader, options: FuzzOptions): Promise<FuzzResult> {
  const fuzzing = new Fuzzing(reader, options);
  return fuzzing.guard.watch(() => fuzzing.run());
}

/** Everything a reader's seeds can be cut to. */
export async function runTruncations(
  reader: FuzzReader,
  options: Omit<FuzzOptions, 'inputs'>,
): Promise<FuzzResult> {
  const inputs = reader.layers.reduce(
    (sum, { seeds }) => sum + seeds.reduce((all, seed) => all + seed.length + 1, 0),
    0,
  );
  const fuzzing = new Fuzzing(reader, { ...options, inputs });
  return fuzzing.guard.watch(() => fuzzing.cut());
}

interface Corpus {
  readonly layer: Layer;
  readonly inputs: Uint8Array[];
}

class Fuzzing {
  readonly guard: AllocationGuard = new AllocationGuard();
  readonly #reader: FuzzReader;
  readonly #options: Required<Omit<FuzzOptions, 'onProgress'>>;
  readonly #onProgress: ((inputs: number) => void) | undefined;
  readonly #random: SeededRandom;
  readonly #corpora: readonly Corpus[];
  readonly #dictionary: readonly Uint8Array[];
  readonly #answers = new Set<string>();
  readonly #findings: Finding[] = [];
  #largest = 0;
  #slowest = 0;
  #inputs = 0;

  constructor(reader: FuzzReader, options: FuzzOptions) {
    const { onProgress, ...rest } = options;
    this.#reader = reader;
    this.#options = {
      ...{ mostBytes: 64 * 1024, mostMs: 50, mostFindings: 10 },
      ...{ now: () => performance.now(), processorTime: () => cpuMs() },
      ...rest,
    };
    this.#onProgress = onProgress;
    this.#random = seededRandom(options.seed);
    this.#corpora = reader.layers.map((layer) => ({ layer, inputs: [...layer.seeds] }));
    this.#dictionary = (reader.words ?? []).map((word) => new TextEncoder().encode(word));
  }

  async run(): Promise<FuzzResult> {
    for (const { layer } of this.#corpora) {
      for (const seed of layer.seeds) this.#answers.add(await this.#try(wrapped(layer, seed)));
    }
    while (this.#inputs < this.#options.inputs && !this.#full) await this.#one();
    return this.#result();
  }

  async cut(): Promise<FuzzResult> {
    for (const { layer } of this.#corpora) {
      for (const seed of layer.seeds) {
        for (let length = 0; length <= seed.length && !this.#full; length++) {
          this.#answers.add(await this.#try(wrapped(layer, seed.slice(0, length))));
        }
      }
    }
    return this.#result();
  }

  async #one(): Promise<void> {
    const random = this.#random;
    const { layer, inputs } = random.pick(this.#corpora);
    // What was found on the way is deeper, but the seeds must not be forgotten.
    const base = random.chance(0.3) ? random.pick(layer.seeds) : random.pick(inputs);
    const inner = mutate(base, {
      random,
      other: random.pick(inputs),
      dictionary: this.#dictionary,
      most: this.#options.mostBytes,
    });
    const answer = await this.#try(wrapped(layer, inner));
    if (this.#answers.has(answer)) return;
    this.#answers.add(answer);
    if (inputs.length < layer.seeds.length + mostKept) inputs.push(inner.slice());
  }

  get #full(): boolean {
    return this.#findings.length >= this.#options.mostFindings;
  }

  /** The answer of the reader; `''` for a finding. */
  async #try(input: Uint8Array): Promise<string> {
    const { now, mostMs } = this.#options;
    this.#inputs++;
    if (this.#inputs % 10_000 === 0) this.#onProgress?.(this.#inputs);
    this.guard.largest = 0;
    let answer: string;
    const start = now();
    try {
      const read = this.#reader.read(input);
      answer = typeof read === 'string' ? read : await read;
    } catch (error) {
      this.#find(input, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      return '';
    }
    let ms = now() - start;
    const { largest } = this.guard;
    if (ms > mostMs / 10) ms = Math.min(ms, await this.#bestOf(5, input));
    this.#slowest = Math.max(this.#slowest, ms);
    this.#largest = Math.max(this.#largest, largest);
    if (ms > mostMs) this.#find(input, `takes ${Math.round(ms)} ms; at most ${mostMs} are allowed`);
    const most = allocationLimit(input.length);
    if (largest > most)
      this.#find(input, `allocates ${largest} bytes; at most ${most} are allowed`);
    return answer;
  }

  /** The first time may have had to wait, compile or tidy up. */
  async #bestOf(times: number, input: Uint8Array): Promise<number> {
    const { processorTime } = this.#options;
    let best = Infinity;
    for (let turn = 0; turn < times; turn++) {
      const start = processorTime();
      await this.#reader.read(input);
      best = Math.min(best, processorTime() - start);
    }
    return best;
  }

  #find(input: Uint8Array, what: string): void {
    this.#findings.push({ input: input.slice(), what });
  }

  #result(): FuzzResult {
    return {
      reader: this.#reader.name,
      inputs: this.#inputs,
      answers: this.#answers.size,
      findings: this.#findings,
      slowestMs: this.#slowest,
      largestAllocation: this.#largest,
    };
  }
}

function wrapped({ wrap }: Layer, inner: Uint8Array): Uint8Array {
  return wrap ? wrap(inner) : inner;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
