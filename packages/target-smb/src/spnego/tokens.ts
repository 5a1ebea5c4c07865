import { SmbError } from '../errors/smb-error.js';
import { der, derElements } from './der.js';

/** 1.3.6.1.5.5.2, SPNEGO: RFC 4178 section 3. */
const spnego = Buffer.from('06062b0601050502', 'hex');
/** 1.3.6.1.4.1.311.2.2.10, NTLM: [MS-SPNG] 1.9 and [MS-NLMP] 1.9. */
const ntlm = Buffer.from('060a2b06010401823702020a', 'hex');

/** Tags of RFC 4178 section 4.2. */
const tag = {
  application: 0x60,
  sequence: 0x30,
  octets: 0x04,
  initial: 0xa0,
  response: 0xa1,
} as const;
const field = (index: number): number => 0xa0 + index;

/** The list of mechanisms of the first token, whose encoding the mechListMIC signs (RFC 4178 section 5). */
export const mechanismList: Buffer = der(tag.sequence, ntlm);

/** NegTokenInit (RFC 4178 section 4.2.1) that offers NTLM alone and begins with it. */
export function encodeFirstToken(mechanismToken: Buffer): Buffer {
  const initial = der(
    tag.sequence,
    der(field(0), mechanismList),
    der(field(2), der(tag.octets, mechanismToken)),
  );
  return der(tag.application, spnego, der(tag.initial, initial));
}

/** NegTokenResp (RFC 4178 section 4.2.2) that goes on, with the signature of {@link mechanismList}. */
export function encodeNextToken(mechanismToken: Buffer, mechanismListMic: Buffer): Buffer {
  const response = der(
    tag.sequence,
    der(field(2), der(tag.octets, mechanismToken)),
    der(field(3), der(tag.octets, mechanismListMic)),
  );
  return der(tag.response, response);
}

/** What a server's NegTokenResp has of interest. */
export interface ServerToken {
  readonly mechanismToken?: Buffer;
  readonly mechanismListMic?: Buffer;
}

/** Decodes a server's NegTokenResp; one for another mechanism than NTLM is refused. */
export function decodeServerToken(token: Buffer): ServerToken {
  const fields = derElements(contentOf(contentOf(token, tag.response), tag.sequence));
  const contentAt = (index: number): Buffer | undefined =>
    fields.find((each) => each.tag === field(index))?.content;
  const mechanism = contentAt(1);
  if (mechanism && !mechanism.equals(ntlm)) {
    throw SmbError.malformed('it chose a security mechanism nobody offered');
  }
  const mechanismToken = contentAt(2);
  const mechanismListMic = contentAt(3);
  return {
    ...(mechanismToken ? { mechanismToken: contentOf(mechanismToken, tag.octets) } : {}),
    ...(mechanismListMic ? { mechanismListMic: contentOf(mechanismListMic, tag.octets) } : {}),
  };
}

/** The content of the one element `bytes` consist of. */
function contentOf(bytes: Buffer, wanted: number): Buffer {
  const [element, ...more] = derElements(bytes);
  if (element?.tag !== wanted || more.length > 0) {
    throw SmbError.malformed('its security token is not of the form of SPNEGO');
  }
  return element.content;
}
