import { E_INVALIDARG } from '../../hresult/com-codes.js';
import { ComError } from '../../hresult/com-error.js';
import { NS_E_DRM_NOT_CONFIGURED } from '../../hresult/drm-store-codes.js';
import { nonEmpty } from '../operations/argument.js';
import type { MessageElement, MessageParser } from '../ports/message-parser.js';

/** The root of a message. Throws `E_INVALIDARG` if it is no XML, `NS_E_DRM_NOT_CONFIGURED` without a parser. */
export function parseMessage(text: string, parse: MessageParser | undefined): MessageElement {
  const given = nonEmpty(text);
  if (parse === undefined) throw new ComError(NS_E_DRM_NOT_CONFIGURED);
  try {
    return parse(given);
  } catch (error) {
    throw new ComError(E_INVALIDARG, { cause: error });
  }
}
