export { builtInFormats } from './built-in-formats.js';
export { jwsFormat, maxJwsLength } from './jws/jws-format.js';
export { keygenFormat, maxKeygenLength } from './keygen/keygen-format.js';
export { lcpFormat, maxLcpLength } from './lcp/lcp-format.js';
export {
  licenseResponseFormat,
  maxAttachedBytes,
} from './license-response/license-response-format.js';
export { maxEnvelopeElements } from './license-response/read-envelope.js';
export { maxFileLength, maxPayloadLength } from './limits.js';
export { maxMessageLength, parseMessage, type MessageElement } from './message/parse-message.js';
export type { OdrlConstraint, OdrlLiteral, OdrlPolicy, OdrlRule } from './odrl/odrl-policy.js';
export { toOdrl, type OdrlSource } from './odrl/to-odrl.js';
export { v1Format } from './wmdrm-v1/v1-format.js';
export { plainV7Format } from './wmdrm-v7/plain-format.js';
export { sealedV7Format } from './wmdrm-v7/sealed-format.js';
export { maxWrmHeaderLength, readWrmHeader, type WrmHeader } from './wrm-header/wrm-header.js';
export { xmrFormat } from './xmr/xmr-format.js';
