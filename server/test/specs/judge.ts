import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { LoadedSpecs } from './load-specs.ts';

/** What a text on the wire must be, by the name of its schema in TS 32.291. */
export type Judge = (schema: string, text: string) => string | undefined;

const root = 'https://specs.invalid/';
const charging = 'TS32291_Nchf_ConvergedCharging.yaml';

/** An independent validator over the specification's own schemas; it shares nothing with ours. */
export function openJudge({ documents }: LoadedSpecs): Judge {
  // OpenAPI 3.0 has words of its own in its schemas, and patterns that are not for Unicode.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  for (const [name, document] of documents) ajv.addSchema({ $id: `${root}${name}`, ...document });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: string): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const $ref = schema.includes('#')
      ? `${root}${schema}`
      : `${root}${charging}#/components/schemas/${schema}`;
    const made = ajv.compile({ $ref });
    compiled.set(schema, made);
    return made;
  };
  return (schema, text) => {
    const validate = validatorOf(schema);
    if (validate(JSON.parse(text))) return undefined;
    const [error] = validate.errors ?? [];
    return `${schema}${error?.instancePath}: ${error?.message}: ${text.slice(0, 300)}`;
  };
}
