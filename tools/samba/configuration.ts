import path from 'node:path';
import type { Variant } from './variants.ts';

/** Directories of a private server, below its own. */
export const privateDirectories = ['run', 'lock', 'state', 'cache', 'private', 'log'] as const;
export const shareDirectories = ['rw', 'ro', 'full'] as const;

/** The `smb.conf` of a private server: it listens on loopback only, and all it has lies in one directory. */
export function configurationText(directory: string, port: number, variant: Variant): string {
  const at = (name: string): string => path.join(directory, name);
  const share = (name: string, ...lines: readonly string[]): readonly string[] => [
    `[${name}]`,
    `path = ${at(name)}`,
    ...lines,
    ...(variant.share ?? []),
  ];
  return [
    '[global]',
    'server role = standalone server',
    'map to guest = never',
    'ntlm auth = ntlmv2-only',
    `smb ports = ${port}`,
    'interfaces = 127.0.0.1/8',
    'bind interfaces only = yes',
    'disable netbios = yes',
    'disable spoolss = yes',
    'load printers = no',
    'printcap name = /dev/null',
    `log file = ${at('log/smbd.log')}`,
    `pid directory = ${at('run')}`,
    `lock directory = ${at('lock')}`,
    `state directory = ${at('state')}`,
    `cache directory = ${at('cache')}`,
    `private dir = ${at('private')}`,
    `ncalrpc dir = ${at('run/ncalrpc')}`,
    `passdb backend = tdbsam:${at('private/passdb.tdb')}`,
    'kernel oplocks = no',
    'strict sync = yes',
    ...variant.global,
    ...share('rw', 'read only = no'),
    ...share('ro'),
    ...share('full', 'read only = no'),
    '',
  ].join('\n');
}
