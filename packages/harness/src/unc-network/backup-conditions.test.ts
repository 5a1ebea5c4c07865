import { isLicenseStoreError } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { contentsOf, storeWith, syntheticLicenses } from '../operations/fixtures/licenses.js';
import { failureOf } from '../operations/fixtures/runs.js';
import { always, hostOff, whileReading, whileWriting } from './fixtures/conditions.js';
import { NetworkScene } from './fixtures/network-scene.js';

describe.each([...always, ...whileWriting])('while backing up, $what', (condition) => {
  it(`ends with ${condition.code}, nothing of it is visible, and the old backup is whole`, async () => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    const old = await scene.contents();
    const before = await scene.share.files();
    await scene.change();
    const mend = await condition.spoil(scene);

    const error = await failureOf(scene.backup({}, condition.location));
    await mend();

    expect(error.code).toBe(condition.code);
    const after = await scene.share.files();
    for (const [path, bytes] of before) expect(after.get(path), path).toEqual(bytes);
    expect(await scene.generations()).toEqual([1]);
    expect((await scene.verify()).outcome).toBe('good');
    expect(await scene.restored()).toEqual(old);
  });

  it('is no hindrance once it is over', async () => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    await scene.change();
    const mend = await condition.spoil(scene);
    await failureOf(scene.backup({}, condition.location));
    await mend();
    // A run that could not release its lease holds it for its time to live, twice that after one failure.
    await scene.world.clock.advance(120_000);

    await scene.backup();
    expect(await scene.restored()).toEqual(await scene.contents());
    expect(await scene.names(/tmp$/)).toEqual([]);
  });
});

describe.each([...always, ...whileReading])('while restoring, $what', (condition) => {
  it(`ends with ${condition.code}, and the store is as before`, async () => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    const mend = await condition.spoil(scene);
    const store = await storeWith(scene.process.host, syntheticLicenses(1, 2, { edition: 'own' }));
    const before = await contentsOf(store);

    const error = await failureOf(scene.restore(store, condition.location));
    expect(error.code).toBe(condition.code);
    expect(await contentsOf(store)).toEqual(before);

    await mend();
    await scene.restore(store);
    expect(Object.keys(await contentsOf(store))).toHaveLength(6);
  });

  it('verification gives no verdict', async () => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    const mend = await condition.spoil(scene);
    const outcome = await scene.verify(condition.location).then(
      (report) => report.outcome,
      (error: unknown) => (isLicenseStoreError(error) ? error.code : error),
    );
    // A host that has gone is not asked for its other files: that ends it.
    expect(['unknown', condition.code, hostOff.code]).toContain(outcome);
    await mend();
    expect((await scene.verify()).outcome).toBe('good');
  });
});
