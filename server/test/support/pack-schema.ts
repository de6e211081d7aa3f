import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schemaAt = new URL('../../../contract/appeal-pack.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const schema = JSON.parse(readFileSync(schemaAt, 'utf8')) as object;

/** The data of a pack by its published schema. */
export const followsSchema = ajv.compile(schema);

/**
 * The same, and without a name beyond it: a reader may not refuse one, since a later version may
 * know more, and we send none that is not described.
 */
export const saysNoMore = ajv.compile({
  ...(onlyNamed(schema) as object),
  $id: 'urn:lowu:appeal-pack:1:strict',
});

function onlyNamed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(onlyNamed);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]) => [name, onlyNamed(value)] as const);
  const made: object = Object.fromEntries(entries);
  const isNamed = 'properties' in part && 'type' in part && part.type === 'object';
  return isNamed ? { ...made, additionalProperties: false } : made;
}
