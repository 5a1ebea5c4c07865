import { headerOf, origins } from './headers.ts';
import { cell, document, table } from './markdown.ts';
import type { PublicName } from './public-names.ts';

/** Every constant with its value. */
export function constantsPage(names: readonly PublicName[]): string {
  const sections = origins.flatMap(({ header }) => {
    const rows = names
      .filter((name) => headerOf(name) === header)
      .map((name) => [
        `\`${name.name}\``,
        `\`${name.value ?? ''}\``,
        cell(name.description, header),
      ]);
    return rows.length > 0 ? [`## ${header}`, table(['name', 'value', 'meaning'], rows)] : [];
  });
  return document([
    '# @wmdrm/com/constants',
    '[Module page](com.md) · [objects, functions and types](com-objects.md)',
    ...sections,
  ]);
}
