import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { refuseNetworkDisk, refuseShare, type DiskView } from './local-disk.js';

const unsupported: unknown = expect.objectContaining({ code: 'store-unsupported' });
const missing = (): never => {
  throw Object.assign(new Error('missing'), { code: 'ENOENT' });
};
const linux = (type: number): DiskView => ({ platform: 'linux', fileSystemType: () => type });
const windows: DiskView = { platform: 'win32', fileSystemType: missing };

test.each([
  ['NFS', 0x6969],
  ['SMB', 0x517b],
  ['CIFS', 0xff53_4d42],
  ['CIFS, as a signed word', 0xff53_4d42 | 0],
  ['SMB2', 0xfe53_4d42],
])('a store on %s is refused', (_, type) => {
  expect(() => refuseNetworkDisk('/mnt/nas/licenses.wmdrm', linux(type))).toThrow(unsupported);
});

test.each([
  ['ext4', 0xef53],
  ['tmpfs', 0x0102_1994],
  ['FUSE, which may be anything', 0x6573_5546],
])('a store on %s is accepted', (_, type) => {
  expect(() => refuseNetworkDisk('/home/reader/licenses.wmdrm', linux(type))).not.toThrow();
});

test('a store that does not exist yet lies where the nearest directory lies', () => {
  const disks: DiskView = {
    platform: 'linux',
    fileSystemType: (path) => (path === '/mnt/nas' ? 0x6969 : missing()),
  };
  expect(() => refuseNetworkDisk('/mnt/nas/new/newer/licenses.wmdrm', disks)).toThrow(unsupported);
  expect(() => refuseNetworkDisk('/elsewhere/licenses.wmdrm', disks)).not.toThrow();
});

test.each([
  '\\\\server\\share\\licenses.wmdrm',
  '//server/share/licenses.wmdrm',
  '\\\\?\\UNC\\server\\share\\licenses.wmdrm',
])('on Windows %s is refused', (file) => {
  expect(() => refuseNetworkDisk(file, windows)).toThrow(unsupported);
});

test.each([
  '\\\\server\\share\\licenses.wmdrm',
  '//server/share/new/licenses.wmdrm',
  '\\\\?\\UNC\\server\\share\\licenses.wmdrm',
])('on every system %s is refused where it is given, and nothing is created', (file) => {
  expect(() => openEngine({ file })).toThrow(unsupported);
  expect(existsSync('/server')).toBe(false);
});

test.each(['//licenses.wmdrm', '//data/licenses.wmdrm', '/srv//share/licenses.wmdrm'])(
  '%s is a local path',
  (path) => {
    expect(() => refuseShare(path)).not.toThrow();
  },
);

test.each(['C:\\Users\\licenses.wmdrm', '\\\\?\\C:\\licenses.wmdrm', '\\\\.\\C:\\licenses.wmdrm'])(
  'on Windows %s is accepted',
  (file) => {
    expect(() => refuseNetworkDisk(file, windows)).not.toThrow();
  },
);

test('elsewhere nothing is asked: no number of a network file system is known', () => {
  const mac: DiskView = { platform: 'darwin', fileSystemType: () => 0x6969 };
  expect(() => refuseNetworkDisk('/Volumes/nas/licenses.wmdrm', mac)).not.toThrow();
});

test('a share behind a drive letter of Windows looks like a disk', () => {
  expect(() => refuseNetworkDisk('Z:\\licenses.wmdrm', windows)).not.toThrow();
});
