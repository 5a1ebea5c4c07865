import { anchor } from './markdown.ts';
import type { PublicName } from './public-names.ts';

/** Where on the page of objects a name stands. */
export type Links = (name: string) => string;

/** The names with a heading of their own: an interface and its id are one thing to a reader. */
export function headedNames(names: readonly PublicName[]): readonly PublicName[] {
  return names.filter(({ name }) => !isIdOfShown(name, names));
}

/** True for the id of an interface that has a heading of its own. */
function isIdOfShown(iid: string, names: readonly PublicName[]): boolean {
  return iid.startsWith('IID_') && names.some(({ name }) => name === iid.slice(4));
}

/** Links to headings. Equal but for their case, they are numbered, as GitHub does. */
export function linksTo(page: string, headed: readonly PublicName[]): Links {
  const taken = new Map<string, number>();
  const anchors = new Map<string, string>();
  for (const { name } of headed) {
    const plain = anchor(name);
    const before = taken.get(plain) ?? 0;
    taken.set(plain, before + 1);
    anchors.set(name, before === 0 ? plain : `${plain}-${before}`);
  }
  return (name) => `${page}#${anchors.get(name) ?? anchors.get(name.slice('IID_'.length))}`;
}
