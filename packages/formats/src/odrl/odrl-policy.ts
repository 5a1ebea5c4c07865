/** An ODRL 2.2 policy as JSON-LD (W3C, ODRL Information Model 2.2 and ODRL Vocabulary 2.2). */
export interface OdrlPolicy {
  readonly '@context': readonly [typeof odrlContext, { readonly wmdrm: typeof profileNamespace }];
  readonly '@type': 'Set';
  readonly uid: string;
  /** Names the terms beyond the core vocabulary; always there, as one of them may be. */
  readonly profile: typeof odrlProfile;
  /** Who issued the license, if it names an issuer by a URI. */
  readonly assigner?: string;
  readonly permission?: readonly OdrlRule[];
  readonly prohibition?: readonly OdrlRule[];
}

/** A permission or prohibition. */
export interface OdrlRule {
  /** Content by key id, or the license itself. */
  readonly target: string | readonly string[];
  /** A term of the vocabulary, a `wmdrm:` term or a URI of the license. */
  readonly action: string;
  /** All of them must hold. */
  readonly constraint?: readonly OdrlConstraint[];
}

/** A condition: left operand, operator, right operand. */
export interface OdrlConstraint {
  readonly leftOperand: string;
  readonly operator: 'eq' | 'gteq' | 'lteq';
  readonly rightOperand: number | boolean | OdrlLiteral;
  /** What the right operand counts, where it is not the times an action is done. */
  readonly unit?: { readonly '@id': string };
}

/** A date or a duration. */
export interface OdrlLiteral {
  readonly '@value': string;
  readonly '@type': 'xsd:dateTime' | 'xsd:duration';
}

/** The context of the vocabulary. */
export const odrlContext = 'http://www.w3.org/ns/odrl.jsonld';
/** What `wmdrm:` stands for. */
export const profileNamespace = 'urn:wmdrm:odrl:';
/** The profile that has the `wmdrm:` terms: `docs/formats/odrl.md`. */
export const odrlProfile = 'urn:wmdrm:odrl:profile:1';
