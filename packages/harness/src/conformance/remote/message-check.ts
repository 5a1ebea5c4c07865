import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Reply, Request } from './protocol.js';

let compiled:
  | { readonly request: ValidateFunction<Request>; readonly reply: ValidateFunction<Reply> }
  | undefined;

/** The published schema, compiled when the first message is checked. */
function validators(): NonNullable<typeof compiled> {
  if (compiled !== undefined) return compiled;
  const load = createRequire(import.meta.url);
  const schema = load('@wmdrm/harness/protocol.schema.json') as { readonly $id: string };
  const ajv = new Ajv2020({ allErrors: false, strict: false });
  ajv.addSchema(schema);
  compiled = {
    request: ajv.compile<Request>({ $ref: `${schema.$id}#/$defs/request` }),
    reply: ajv.compile<Reply>({ $ref: `${schema.$id}#/$defs/reply` }),
  };
  return compiled;
}

/** What is wrong with a message; `undefined` for nothing. */
export function faultOf(kind: 'request' | 'reply', message: unknown): string | undefined {
  const validate = validators()[kind];
  if (validate(message)) return undefined;
  // Of the alternatives, the one that came furthest says most.
  const errors = [...(validate.errors ?? [])].sort(
    (a, b) => b.instancePath.length - a.instancePath.length,
  );
  const [deepest] = errors;
  return `${deepest?.instancePath || 'the message'} ${deepest?.message ?? 'is not valid'}`;
}
