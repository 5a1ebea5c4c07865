export { fsTarget, type FsTargetOptions, type FsTargetResolver } from './fs-target.js';
export { deviceOf, sameDevice, type DeviceOptions } from './same-device.js';
export type { MappedShare, ShareMap } from './share-map.js';
export type {
  FileSystemStat,
  OpenConstants,
  TargetFileHandle,
  TargetFileSystem,
} from './target-file-system.js';
