import { expect, test } from 'vitest';
import { tryChain } from './fixtures/crash-chain.js';
import { chosenPoint, concerns, skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';

test('crash after crash after crash, every promise is kept', async (context) => {
  skipUnlessChosen(context, 'chain');
  const checks = new Checks();
  const lost: string[] = [];
  let chains = 0;
  for (const scenario of Object.values(scenarios)) {
    for (let seed = 1; seed <= 60; seed += 1) {
      if (!concerns(chosenPoint, `chain:${scenario.name}:${seed}`)) continue;
      chains += 1;
      const loss = await tryChain(scenario, seed, 4, checks);
      if (loss) lost.push(loss);
    }
  }
  expect(chains).toBeGreaterThan(0);
  console.info(`crash chains: ${chains} of 4 crashes, ${lost.length} lost\n${String(checks)}`);
  context.task.meta.ledger = { 'crash chains': chains, losses: lost.length };
  expect(lost).toEqual([]);
});
