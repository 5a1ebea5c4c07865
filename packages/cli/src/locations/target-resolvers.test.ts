import { UncPath, type TargetResolver } from '@wmdrm/core';
import { expect, it } from 'vitest';
import { targetResolvers } from './target-resolvers.js';

const smb = { user: 'ann', password: async () => 'p', encrypt: false };
const map = [{ share: String.raw`\\nas\mounted`, directory: '/mnt/mounted' }];
const plugin: TargetResolver = {
  name: 'plugin',
  handles: (location) => location.kind === 'unc' && location.host === 'cloud',
  open: () => Promise.reject(new Error('not opened here')),
};

it.each([
  ['linux', 'nas', 'smb', 'fs', 'plugin'],
  ['darwin', 'nas', 'smb', 'fs', 'plugin'],
  ['win32', 'nas', 'smb', 'fs', 'plugin'],
])(
  'on %s a named user reaches what is not mapped',
  async (platform, _host, other, mapped, cloud) => {
    const windowsMap = [{ ...map[0]!, directory: 'M:\\' }];
    const settings = { map: platform === 'win32' ? windowsMap : map, smb };
    const { inOrder } = await targetResolvers(settings, [plugin], platform);
    const opens = (path: string): string | undefined =>
      inOrder.find((resolver) => resolver.handles(UncPath.parse(path)))?.name;
    expect(opens('//nas/other/dir')).toBe(other);
    expect(opens('//NAS/Mounted/dir')).toBe(mapped);
    expect(opens('//cloud/share/dir')).toBe(cloud);
  },
);

it.each([
  ['linux', undefined],
  ['win32', 'fs'],
])('without a user %s opens shares as the system does', async (platform, expected) => {
  const { inOrder } = await targetResolvers({ map: [] }, [], platform);
  const location = UncPath.parse('//nas/other/dir');
  expect(inOrder.find((resolver) => resolver.handles(location))?.name).toBe(expected);
});
