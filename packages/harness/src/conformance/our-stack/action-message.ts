import type { MessageElement } from '@wmdrm/com';

/** Reads a list of actions, the one XML message our stack is sent; throws for any other text. */
export function parseActionMessage(text: string): MessageElement {
  const list = /^<ACTIONLIST>(.*)<\/ACTIONLIST>$/.exec(text)?.[1];
  const actions = list?.split(/(?<=<\/ACTION>)/).filter((part) => part !== '') ?? [];
  const names = actions.map((action) => /^<ACTION>([^<&]*)<\/ACTION>$/.exec(action)?.[1]);
  if (list === undefined || names.includes(undefined)) throw new Error('This is no action list.');
  return elementOf(
    'ACTIONLIST',
    '',
    names.map((name = '') => elementOf('ACTION', name, [])),
  );
}

function elementOf(
  name: string,
  text: string,
  children: readonly MessageElement[],
): MessageElement {
  return { name, text, children, attribute: () => undefined };
}
