import { expect, test } from 'vitest';
import { defaultStorePath } from './default-store-path.js';

const unix = '/home/reader';
const windows = 'C:\\Users\\Reader';

test.each([
  ['linux', {}, unix, '/home/reader/.local/share/wmdrm/licenses.wmdrm'],
  ['linux', { XDG_DATA_HOME: '/data' }, unix, '/data/wmdrm/licenses.wmdrm'],
  ['linux', { XDG_DATA_HOME: 'relative' }, unix, '/home/reader/.local/share/wmdrm/licenses.wmdrm'],
  ['linux', { XDG_DATA_HOME: '' }, unix, '/home/reader/.local/share/wmdrm/licenses.wmdrm'],
  [
    'darwin',
    { XDG_DATA_HOME: '/data' },
    '/Users/reader',
    '/Users/reader/Library/Application Support/wmdrm/licenses.wmdrm',
  ],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, windows, 'D:\\Local\\wmdrm\\licenses.wmdrm'],
  ['win32', {}, windows, 'C:\\Users\\Reader\\AppData\\Local\\wmdrm\\licenses.wmdrm'],
] as const)('%s with %j', (platform, env, home, path) => {
  expect(defaultStorePath({ platform, env, home })).toBe(path);
});

test('looks at the running process by default', () => {
  expect(defaultStorePath()).toMatch(/[\\/]wmdrm[\\/]licenses\.wmdrm$/);
});
