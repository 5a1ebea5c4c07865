import { describe, expect, test } from 'vitest';
import { threeRuns, twoRuns } from '../../model/as-built.ts';
import { explore } from '../../model/explore.ts';
import { allFaults, noFaults } from '../../model/faults.ts';
import { emptyDirectory, usedDirectory } from '../../model/history.ts';
import { leftOutRules, type LeftOutRule } from '../../model/left-out-rules.ts';
import { asBuilt, type Protocol } from '../../model/protocol.ts';
import { exploreWithout, runModel } from '../../model/run-model.ts';

const histories = [emptyDirectory, usedDirectory].map(
  (history) => [history.name, history] as const,
);

describe('two runs as built, whatever goes wrong, break no promise', () => {
  test.each(histories)('in %s', (_name, history) => {
    const model = { runs: 2, history, protocol: asBuilt, faults: allFaults };
    const whole = explore(model);
    const reduced = explore({ ...model, withoutUnneeded: true });
    expect([whole.violation, reduced.violation]).toEqual([undefined, undefined]);
    expect(whole.worlds).toBeGreaterThan(reduced.worlds);
  });
});

test.each(histories)('without faults the last of three runs completes in %s', (_name, history) => {
  const model = { runs: history === emptyDirectory ? 3 : 2, history, protocol: asBuilt };
  expect(explore({ ...model, faults: noFaults }).violation).toBeUndefined();
});

test('each rule is left out by itself somewhere', () => {
  const alone = leftOutRules.filter(({ without }) => Object.keys(without).length === 1);
  const inPairs = ['looksBeforePruning', 'prunesLowerOnly'];
  expect([...alone.flatMap(({ without }) => Object.keys(without)), ...inPairs].sort()).toEqual(
    Object.keys(asBuilt).sort(),
  );
});

test.each(leftOutRules.map((left) => [left.rule, left] as const))(
  'it is missed when left out: %s',
  (_rule, left) => {
    const { violation } = exploreWithout(left);
    expect(left.breaks).toContain(violation?.promise);
    expect(violation?.moves.length).toBeGreaterThan(5);
  },
  60_000,
);

describe('the command', () => {
  const [rule] = leftOutRules as readonly [LeftOutRule, ...LeftOutRule[]];
  const [model] = twoRuns as readonly [(typeof twoRuns)[0], ...typeof twoRuns];

  function run(
    protocol: Protocol,
    without: Partial<Protocol>,
  ): { readonly good: boolean; readonly text: string } {
    const lines: string[] = [];
    const good = runModel({
      asBuilt: [{ ...model, protocol, withoutUnneeded: false }],
      leftOut: [{ ...rule, without, faults: noFaults }],
      now: () => 0,
      print: (text) => void lines.push(text),
    });
    return { good, text: lines.join('\n') };
  }

  test('prints states, depth and the way to what a left-out rule breaks', () => {
    const { good, text } = run(asBuilt, { adoptsInPlace: false });
    expect(good).toBe(true);
    expect(text).toMatch(
      /2 runs, an empty directory, all faults: [\d,]+ states, depth \d+, .*no viol/,
    );
    expect(text).toContain('without it not true: the newest generation is whole; 16 moves');
    expect(text).toMatch(/^ {2}run 4 {3}LeaseHolder\.claim: lease-4 · flushDirectory · listSet/m);
  });

  test('fails on a violation, and prints the way there', () => {
    const { good, text } = run({ ...asBuilt, flushesManifest: false }, { adoptsInPlace: false });
    expect(good).toBe(false);
    expect(text).toContain('VIOLATION: the newest completed generation is there, and whole');
    expect(text).toContain('  server  restarts and forgets what was not flushed');
  });

  test('fails on a rule that is not missed', () => {
    const { good, text } = run(asBuilt, {});
    expect(good).toBe(false);
    expect(text).toContain('NOT MISSED');
  });

  test('explores three runs as it does two', () => {
    expect(threeRuns.map(({ runs, history }) => [runs, history])).toEqual(
      twoRuns.map(({ history }) => [3, history]),
    );
  });
});
