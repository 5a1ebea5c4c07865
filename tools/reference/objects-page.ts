import { headerOf, ownName } from './headers.ts';
import { document } from './markdown.ts';
import type { PublicName } from './public-names.ts';

/** Every object, function and type with its comments. */
export function objectsPage(names: readonly PublicName[], headed: readonly PublicName[]): string {
  // An interface and its id are one thing to a reader.
  const ids = new Map(
    names.filter(({ name }) => name.startsWith('IID_')).map((iid) => [iid.name.slice(4), iid]),
  );
  return document([
    '# @wmdrm/com: objects, functions and types',
    `[Module page](com.md) · [constants](com-constants.md)`,
    ...headed.flatMap((name) => {
      const iid = ids.get(name.name);
      const header = headerOf(name);
      const guid = iid === undefined ? '' : `\`IID_${name.name}\` {${guidOf(iid)}}`;
      return [
        `## ${name.name}`,
        [header === ownName ? '' : `\`${header}\``, guid].filter(Boolean).join(' · '),
        name.description,
        ...name.tags.map(tagLine),
        `\`\`\`typescript\n${name.declaration}\n\`\`\``,
      ];
    }),
  ]);
}

function tagLine({ name, text }: { readonly name: string; readonly text: string }): string {
  const words: Readonly<Record<string, string>> = {
    param: 'Parameter',
    returns: 'Returns',
    throws: 'Throws',
    defaultValue: 'Default',
  };
  const [argument, ...rest] = text.split(/\s+/);
  const said =
    name === 'param' ? `\`${argument}\`: ${rest.join(' ')}` : text.replaceAll(/\s+/g, ' ');
  return `${words[name] ?? name} ${said}`;
}

function guidOf({ initializer = '' }: PublicName): string {
  return /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/i.exec(initializer)?.[0] ?? '';
}
