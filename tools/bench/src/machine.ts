import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the figures depend on; nothing that names the machine. */
export interface Machine {
  readonly cores: number;
  /** Model of the processor as it tells it. */
  readonly processor: string;
  /** GiB. */
  readonly memory: number;
  readonly node: string;
  readonly platform: string;
  readonly fileSystem: string;
}

/** Numbers of statfs(2). */
const fileSystems: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x5846_5342, 'xfs'],
  [0x9123_683e, 'btrfs'],
  [0x2fc1_2fc1, 'zfs'],
  [0xf2f5_2010, 'f2fs'],
  [0x0102_1994, 'tmpfs'],
  [0x794c_7630, 'overlayfs'],
  [0x6969, 'nfs'],
  [0xff53_4d42, 'smb'],
]);

/** The machine as seen from a directory. */
export async function describeMachine(directory: string): Promise<Machine> {
  const { type } = await statfs(directory);
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: process.platform,
    fileSystem: fileSystems.get(type) ?? `file system 0x${type.toString(16)}`,
  };
}
