import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../seeded/seeded-random.js';
import { eventSourceTable } from './event-source-table.js';
import { managementTable } from './management-table.js';
import { waysTo, type StateTable, type Walker } from './state-table.js';
import { walkCells, walkRandomly } from './walk.js';

type Lamp = 'off' | 'on';

const lamps: StateTable<Lamp, 'press' | 'look'> = {
  start: 'off',
  cells: {
    off: {
      press: { answer: 'click', next: 'on', level: 'documented' },
      look: { answer: 'dark', next: 'off', level: 'design' },
    },
    on: {
      press: { answer: 'click', next: 'off', level: 'documented' },
      look: { answer: 'bright', next: 'on', level: 'design' },
    },
  },
};

/** A lamp whose bulb dies when it is pressed for the nth time. */
function lamp(dies = Infinity): () => Promise<Walker<Lamp, 'press' | 'look'>> {
  return async () => {
    let presses = 0;
    return {
      make: async (move) => {
        if (move === 'press') {
          presses += 1;
          return 'click';
        }
        return presses % 2 === 1 && presses < dies ? 'bright' : 'dark';
      },
      arrive: async () => undefined,
    };
  };
}

const options = { random: seededRandom(1), id: 'X-WALK' };

describe('a walk', () => {
  it('finds nothing where there is nothing', async () => {
    await walkCells(lamps, () => true, lamp());
    await walkRandomly(lamps, lamp(), options);
  });

  it('finds a cell that is answered otherwise', async () => {
    await expect(walkCells(lamps, () => true, lamp(1))).rejects.toThrow(
      'In the state on, look is answered dark, not bright (press,look).',
    );
  });

  it('finds what only a longer path shows, and names the shortest', async () => {
    await walkCells(lamps, () => true, lamp(3));
    await expect(walkRandomly(lamps, lamp(3), options)).rejects.toThrow(
      '--replay "X-WALK:press,press,press,look"',
    );
  });

  it('makes the moves of a script', async () => {
    const script = 'press,press,press,look';
    await expect(walkRandomly(lamps, lamp(3), { ...options, script })).rejects.toThrow('look');
    await walkRandomly(lamps, lamp(3), { ...options, script: 'press,look' });
  });
});

it('every state of the management table is reached', () => {
  expect([...waysTo(managementTable).keys()].sort()).toEqual(
    Object.keys(managementTable.cells).sort(),
  );
});

it.each([true, false])(
  'every state of the event source table is reached (queue: %s)',
  (isQueue) => {
    const table = eventSourceTable(isQueue);
    expect([...waysTo(table).keys()].sort()).toEqual(Object.keys(table.cells).sort());
  },
);
