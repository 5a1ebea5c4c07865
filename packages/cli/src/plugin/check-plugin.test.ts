import { builtInFormats } from '@wmdrm/formats';
import { expect, it } from 'vitest';
import { checkPlugin } from './check-plugin.js';
import { allFormats } from './formats.js';

const format = {
  id: 'sample',
  name: 'Sample',
  extension: '.s',
  recognize: () => false,
  read: () => [],
  describe: () => undefined,
};

it.each(['default', 'plugin'])('takes the export called %s', (name) => {
  const plugin = { name: 'sample', formats: [format] };
  expect(checkPlugin({ [name]: plugin }, 'pkg')).toBe(plugin);
});

it.each([
  [{}, 'exports nothing called default or plugin'],
  [{ default: {} }, 'its name is not a text'],
  [{ default: { name: 'x', formats: {} } }, 'its formats are no list'],
  [{ default: { name: 'x', formats: [{ ...format, id: 'A B' }] } }, 'has no id of 1 to 32'],
  [
    { default: { name: 'x', formats: [{ ...format, read: 1 }] } },
    'format sample has no method read',
  ],
  [{ default: { name: 'x', targets: [{ name: 't' }] } }, 'target t has no method handles'],
])('says what is wrong with %j', (module, fault) => {
  expect(() => checkPlugin(module, 'pkg')).toThrow(
    expect.objectContaining({
      code: 'invalid-argument',
      message: expect.stringMatching(new RegExp(`^pkg is no plugin .*${fault}`)) as string,
    }) as Error,
  );
});

it('asks built-in formats before those of plugins', async () => {
  const plugin = checkPlugin({ default: { name: 'x', formats: [format] } }, 'pkg');
  expect((await allFormats([plugin])).map(({ id }) => id)).toEqual([
    ...builtInFormats.map(({ id }) => id),
    'sample',
  ]);
});

it('lets no plugin answer for the licenses of another format', async () => {
  const id = builtInFormats[0]?.id ?? '';
  const plugin = checkPlugin({ default: { name: 'x', formats: [{ ...format, id }] } }, 'pkg');
  await expect(allFormats([plugin])).rejects.toThrow(
    `brings the format ${id}, which is there already`,
  );
});
