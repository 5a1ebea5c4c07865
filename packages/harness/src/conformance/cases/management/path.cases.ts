import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { contentOf, permitted } from './backup-content.js';
import { backUp, readOperation } from './run-operation.js';

/** `\\server\share` of a UNC path. */
function shareOf(directory: string): string {
  const [server = '', share = ''] = directory.slice(2).split('\\');
  return `\\\\${server}\\${share}`;
}

/** A case in which another spelling of a directory leads to the backup that was made under its own. */
function spelling(
  id: string,
  title: string,
  spell: (directory: string) => string,
): ContractCase<ConformanceContext> {
  return {
    id,
    title,
    source: { level: 'design', decision: 'U5' },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = await context.directory();
      await backUp(await context.open({ licenses }), directory);
      expectEqual('licenses there', await contentOf(context, spell(directory)), licenses);
    },
  };
}

/** A case in which the spellings are E_INVALIDARG for both methods. */
function refused(
  id: string,
  title: string,
  spell: (directory: string) => readonly string[],
): ContractCase<ConformanceContext> {
  return {
    id,
    title,
    source: { level: 'design', decision: 'U5' },
    run: async ({ open, directory }) => {
      const management = await (await open()).management();
      for (const path of spell(await directory())) {
        for (const method of ['BackupLicenses', 'RestoreLicenses'] as const) {
          const code = await management.codeOf(method, path, 0);
          expectEqual(`${method}(${JSON.stringify(path)})`, code, 'E_INVALIDARG');
        }
      }
    },
  };
}

/** How a directory may be written. */
export const pathCases: readonly ContractCase<ConformanceContext>[] = [
  spelling(
    'LM-PATH-01',
    String.raw`\\?\UNC\server\share\directory is the same place as \\server\share\directory`,
    (directory) => `\\\\?\\UNC\\${directory.slice(2)}`,
  ),
  spelling(
    'LM-PATH-02',
    'a separator at the end makes no difference',
    (directory) => `${directory}\\`,
  ),
  spelling('LM-PATH-03', 'slashes do where backslashes do, but for the long form', (directory) =>
    directory.replaceAll('\\', '/'),
  ),
  defineCase({
    id: 'LM-PATH-04',
    title: 'the root of a share is a directory',
    source: { level: 'design', decision: 'U5' },
    run: async ({ open, directory }) => {
      const machine = await open();
      const management = await machine.management();
      const started = await management.call('RestoreLicenses', shareOf(await directory()), 0);
      await readOperation(machine, management, present('RestoreLicenses', started));
    },
  }),
  refused('LM-PATH-05', 'a path that is neither UNC nor absolute is E_INVALIDARG', (directory) => [
    String.raw`backup\of\today`,
    String.raw`.\backup`,
    'C:backup',
    directory.slice(1),
    ` ${directory}`,
    'https://server/share/backup',
  ]),
  refused('LM-PATH-06', 'a UNC path without a share is E_INVALIDARG', (directory) => {
    const [server = ''] = directory.slice(2).split('\\');
    return [
      '\\\\',
      String.raw`\\${server}`,
      `\\\\${server}\\`,
      String.raw`\\${server}\\directory`,
      `\\\\\\${server}\\share`,
    ];
  }),
  refused('LM-PATH-07', 'a path into the namespace of devices is E_INVALIDARG', () => [
    String.raw`\\.\pipe\backup`,
    String.raw`\\.\PhysicalDrive0`,
    String.raw`\\?\GLOBALROOT\Device\Mup\server\share`,
  ]),
  refused(
    'LM-PATH-08',
    'a name no server would take, or that leads out of its directory, is E_INVALIDARG',
    (directory) =>
      [String.raw`..\away`, 'what?', 'all*', 'a|b', 'file:stream', 'NUL', 'dot.', 'tab\t'].map(
        (name) => `${directory}\\${name}`,
      ),
  ),
];
