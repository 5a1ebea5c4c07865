import { describe, expect, it } from 'vitest';
import { networkFaults } from '../unc-network/network-faults.js';
import { parseFaults, printFaults } from './fault-text.js';
import { seededFaults } from './seeded-faults.js';
import { targetFaults, type Fault } from './target-faults.js';

describe('a printed plan', () => {
  it('has one fault a line', () => {
    const plan: readonly Fault[] = [
      { on: 'staged.publish', path: 'manifest-*', nth: 1, do: 'lost-reply' },
      { on: '*', do: 'delay', milliseconds: 5 },
    ];
    expect(printFaults(plan)).toBe(
      '[\n  {"on":"staged.publish","path":"manifest-*","nth":1,"do":"lost-reply"},\n' +
        '  {"on":"*","do":"delay","milliseconds":5}\n]',
    );
    expect(printFaults([])).toBe('[]');
  });

  it('is read back as it was', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const plan = seededFaults(seed, targetFaults);
      expect(parseFaults(printFaults(plan), targetFaults)).toEqual(plan);
      const other = seededFaults(seed, networkFaults);
      expect(parseFaults(printFaults(other), networkFaults)).toEqual(other);
    }
  });
});

describe('what is no plan is refused, with the reason', () => {
  it.each([
    ['{', 'no JSON'],
    ['{}', 'no list'],
    ['[1]', 'fault 1 is no object'],
    ['[{"on":"open"}]', 'fault 1 does undefined'],
    ['[{"on":"open","do":"explode"}]', 'fault 1 does "explode"'],
    ['[{"on":"open","do":"toString"}]', 'fault 1 does "toString"'],
    ['[{"do":"error"}]', 'fault 1 has on: undefined'],
    ['[{"on":"rename","do":"error"}]', 'fault 1 has on: "rename"'],
    ['[{"on":"open","do":"error","code":"ENOSPC"}]', 'fault 1 has code: "ENOSPC"'],
    ['[{"on":"*","do":"error"},{"on":"open","do":"error","path":1}]', 'fault 2 has path: 1'],
    ['[{"on":"open","do":"error","nth":0}]', 'fault 1 has nth: 0'],
    ['[{"on":"open","do":"error","bytes":1}]', 'fault 1 has "bytes"'],
    ['[{"on":"staged.write","do":"torn-write","bytes":-1}]', 'fault 1 has bytes: -1'],
    ['[{"on":"open","do":"delay"}]', 'fault 1 has milliseconds: undefined'],
  ])('%s', (text, why) => {
    expect(() => parseFaults(text, targetFaults)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining(why) }),
    );
  });
});
