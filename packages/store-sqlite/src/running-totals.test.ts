import { emptySetHash } from '@wmdrm/core';
import { expect, onTestFinished, test } from 'vitest';
import { openWriter } from './connection.js';
import { openEngine } from './fixtures/engines.js';
import { numberIn } from './row-values.js';
import { RunningTotals } from './running-totals.js';
import { partitionSize } from './schema.js';
import { prepareWriter } from './writer.js';

test('a change all over a large store is written before it fills the memory', async () => {
  const engine = openEngine();
  const db = openWriter(engine.location, 0);
  onTestFinished(() => db.close());
  const totals = new RunningTotals(prepareWriter(db));
  const written = (): number => numberIn(db.prepare('SELECT count(*) AS n FROM guard').get(), 'n');
  let most = 0;
  for (let partition = 0; partition < 5_000; partition += 1) {
    const position = partition * partitionSize;
    totals.add({ position, classId: 1, headerLength: 1, length: 1, digest: emptySetHash });
    totals.flushIfLarge();
    most = Math.max(most, partition + 1 - written());
  }
  expect(most).toBeLessThan(1_100);
  totals.flush();
  expect(written()).toBe(5_000);
});
