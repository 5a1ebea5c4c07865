import {
  g_wszWMDRM_ACTION_TAG,
  g_wszWMDRM_ACTIONLIST_TAG,
} from '../../constants/wmdrmsdk-names.js';
import { valid } from '../operations/argument.js';
import { parseMessage } from './parse-message.js';
import type { MessageParser } from '../ports/message-parser.js';

/**
 * The actions of `<ACTIONLIST><ACTION>Play</ACTION></ACTIONLIST>` (wmformat/iwmdrmlicensemanagement-acquirelicense).
 * An empty text is no action and needs no parser; an empty ACTION, as in the page's example, is passed over.
 * Throws `E_INVALIDARG` for another text, `NS_E_DRM_NOT_CONFIGURED` if nobody can parse it.
 */
export function readActionList(
  text: string | null | undefined,
  parse: MessageParser | undefined,
): readonly string[] {
  if (text === null || text === undefined || text === '') return [];
  const { name, children } = parseMessage(text, parse);
  const isList =
    name === g_wszWMDRM_ACTIONLIST_TAG &&
    children.every((child) => child.name === g_wszWMDRM_ACTION_TAG);
  return valid(isList ? children : undefined)
    .map((action) => action.text)
    .filter((action) => action !== '');
}
