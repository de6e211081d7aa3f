/** The part of JSON Schema that contracts use. */
export interface Schema {
  readonly type?: string;
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly description?: string;
}

/** What says the same is the same, whatever it is described as. */
export function keyOf(schema: Schema): string {
  return JSON.stringify({ ...schema, description: undefined });
}

/**
 * A schema as a TypeScript type. `names` are types that are written elsewhere, by the key of their
 * schema. Fails on what no contract has used yet, so that nothing is printed wrong.
 */
export function printType(schema: Schema, names: ReadonlyMap<string, string>): string {
  const name = names.get(keyOf(schema));
  if (name !== undefined) return name;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.anyOf) return schema.anyOf.map((one) => printType(one, names)).join(' | ');
  switch (schema.type) {
    case 'object':
      return printObject(schema, names);
    case 'array':
      return `readonly (${printType(schema.items ?? {}, names)})[]`;
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    // What a 204 answers.
    case 'undefined':
      return schema.type;
    default:
      throw new Error(`no type is written for ${JSON.stringify(schema)}`);
  }
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** What stands between the braces of an object; its fields keep their descriptions. */
function printObject(schema: Schema, names: ReadonlyMap<string, string>): string {
  const { properties, patternProperties, required = [] } = schema;
  const [values] = Object.values(patternProperties ?? {});
  if (values) return `Readonly<Record<string, ${printType(values, names)}>>`;
  const fields = Object.entries(properties ?? {}).map(([field, of]) => {
    const mark = required.includes(field) ? '' : '?';
    const said = of.description === undefined ? '' : `/** ${of.description}. */\n`;
    const key = /^\w+$/.test(field) ? field : `'${field}'`;
    return `${said}readonly ${key}${mark}: ${printType(of, names)};`;
  });
  return fields.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${fields.join('\n')}\n}`;
}
