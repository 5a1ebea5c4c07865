import { headerOf, origins, ownName } from './headers.ts';
import type { Links } from './links.ts';
import { anchor, cell, document, table } from './markdown.ts';
import type { PublicName } from './public-names.ts';

/** Which header, library and DLL each name belongs to. */
export function modulePage(
  main: readonly PublicName[],
  constants: readonly PublicName[],
  links: Links,
): string {
  const functions = functionsOfDlls(main, links);
  const headers = origins.map(({ header, library, dll, holds }) => {
    const counted = [...main, ...constants].filter((name) => headerOf(name) === header).length;
    const names = counted + functions.filter((each) => each.header === header).length;
    return [`\`${header}\``, library, dll, holds, String(names)];
  });
  const sections = origins.flatMap(({ header, library, dll }) => {
    const linked = [library && `library ${library}`, dll && `DLL ${dll}`].filter(Boolean);
    const rows = [
      ...functions.filter((each) => each.header === header).map((each) => each.row),
      ...main.filter((name) => headerOf(name) === header).map((name) => row(name, links)),
    ];
    const numbers = constants.filter((name) => headerOf(name) === header).length;
    return [
      `## ${header}`,
      linked.length > 0 ? `${linked.join(', ')}.` : '',
      rows.length > 0 ? table(['name', 'is', 'for'], rows) : '',
      numbers > 0
        ? `${numbers} [${numbers === 1 ? 'constant' : 'constants'}](com-constants.md#${anchor(header)}).`
        : '',
    ];
  });
  const own = main.filter((name) => headerOf(name) === ownName);
  return document([
    '# @wmdrm/com',
    'The Windows Media DRM license-management contract. Every name of the original stands under the header that ' +
      'declares it, with the library a C++ program links and the DLL that implements it. Here all of it comes from ' +
      '`@wmdrm/com` (objects, functions, types, ids) and `@wmdrm/com/constants` (numbers and texts).',
    'Each name in full: [objects, functions and types](com-objects.md), [constants](com-constants.md). What we do ' +
      'where the documentation is silent: [decisions](com-decisions.md). From C++: ' +
      '[guide](../guides/from-wmdrmsdk.md).',
    table(['header', 'library', 'DLL', 'holds', 'names'], headers),
    'COM objects come from `WMDRMCreateProvider` and `CreateObject`, never from `CoCreateInstance`. Network receiver ' +
      'and transmitter and all that encrypts or decrypts are declared and not implemented: this project holds ' +
      'licenses, it opens none.',
    ...sections,
    '## Names of this project',
    table(
      ['name', 'is', 'for'],
      own.map((name) => row(name, links)),
    ),
  ]);
}

interface DllFunction {
  readonly header: string;
  readonly row: readonly string[];
}

/** The functions that DLLs of the original export: here they are members of a runtime. */
function functionsOfDlls(main: readonly PublicName[], links: Links): readonly DllFunction[] {
  const exported: Readonly<Record<string, string>> = {
    WmdrmRuntime: 'wmdrmsdk.h',
    WmsdkRuntime: 'wmsdkidl.h',
  };
  return main.flatMap(({ name, declaration }) => {
    const header = exported[name];
    if (header === undefined) return [];
    return [...declaration.matchAll(/^ {4}(\w+)\(/gm)].map(([, member]) => ({
      header,
      row: [`[\`${member}\`](${links(name)})`, 'function', `member of \`${name}\`, the machine`],
    }));
  });
}

function row(name: PublicName, links: Links): readonly string[] {
  const text = cell(name.description, headerOf(name));
  const summary = /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
  return [`[\`${name.name}\`](${links(name.name)})`, name.kind, summary.replace(/\.$/, '')];
}
