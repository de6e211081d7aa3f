import fc from 'fast-check';
import type { TSchema } from 'typebox';

/** What stands in a schema of ours; the contract uses no more of JSON Schema than this. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly TSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
}

export type Known = Readonly<Record<string, readonly unknown[]>>;

const times = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A value that the schema takes; for a name that is known, mostly one that means something. */
export function fitting(schema: TSchema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const pool = known[name];
  const made = madeFor(schema, known);
  return pool ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, made) : made;
}

function madeFor(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const { type, anyOf, properties = {}, required = [] } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (anyOf) return fc.oneof(...anyOf.map((one) => fitting(one, known)));
  switch (type) {
    case 'object': {
      const fields = Object.entries(properties).map(([name, one]) => [
        name,
        fitting(one, known, name),
      ]);
      const record: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(fields);
      return fc.record(record, { requiredKeys: [...required] });
    }
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textFor(schema);
  }
}

function textFor({ format, pattern, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return times;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: minLength ?? 0, maxLength: maxLength ?? 60 });
}

/** Texts that have broken programs before. */
const oddTexts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u202e5123',
    '\ufeff51234567',
    '１２３',
    '-0',
    '1e5',
    '0x10',
    'NaN',
    'null',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '${jndi:ldap://x}',
    '__proto__',
    'constructor',
    '%00',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59+23:59',
    '0000-00-00T00:00:00Z',
    '\u{1f600}'.repeat(30),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ minLength: 200, maxLength: 400 }),
);

const oddNumbers = fc.constantFrom(
  -1,
  0,
  0.5,
  -0.01,
  1e21,
  1e308,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  5e-324,
);

/** A value of any kind that JSON has. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  oddTexts,
  oddNumbers,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { amountMinor: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** As JSON writes it, and as it cannot be written by `JSON.stringify`. */
const oddLiterals = fc.constantFrom(
  '1e400',
  '-0',
  '5000.0',
  '5e3',
  '5000.5',
  '007',
  '+5',
  '0x1388',
  'NaN',
  'Infinity',
  "'5000'",
  '99999999999999999999999999',
  '"\\u0000"',
  '"\\ud800"',
  `${'['.repeat(30)}${']'.repeat(30)}`,
  `${'{"a":'.repeat(25)}1${'}'.repeat(25)}`,
);

type Field = readonly [name: string, literal: string];

/** A body's fields with one or two of them spoilt, written as text that may be no JSON any more. */
function spoilt(fields: readonly Field[]): fc.Arbitrary<string> {
  const names = fields.map(([name]) => name);
  const anyName = fc.constantFrom(...names, 'id', '__proto__', 'isAdmin', 'slot');
  const anyLiteral = fc.oneof(
    oddLiterals,
    oddValues.map((value) => JSON.stringify(value)),
  );
  const replaced = fc
    .tuple(anyName, anyLiteral)
    .map(([name, literal]): Field[] => [
      ...fields.filter(([one]) => one !== name),
      [name, literal],
    ]);
  const lost = anyName.map((name) => fields.filter(([one]) => one !== name));
  const doubled = anyName.map((name): Field[] => [...fields, [name, '1']]);
  return fc
    .oneof({ weight: 4, arbitrary: replaced }, lost, doubled)
    .map((all) => `{${all.map(([name, literal]) => `${JSON.stringify(name)}:${literal}`).join()}}`);
}

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));

/** Bytes that are not the text they should be. */
function mangled(text: string): fc.Arbitrary<Buffer> {
  const whole = Buffer.from(text);
  return fc.oneof(
    fc.constant(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole])),
    fc.constant(Buffer.from(text, 'utf16le')),
    fc.nat({ max: whole.length }).map((at) => whole.subarray(0, at)),
    fc
      .tuple(fc.nat({ max: whole.length }), fc.nat({ max: 255 }))
      .map(([at, byte]) =>
        Buffer.concat([whole.subarray(0, at), Buffer.from([byte]), whole.subarray(at)]),
      ),
    fc.constant(Buffer.concat([whole, Buffer.from(' '.repeat(70_000))])),
    fc.constant(Buffer.from('['.repeat(30_000))),
  );
}

/** What may be sent as the body of an operation: often right, mostly nearly so. */
export function bodies(schema: TSchema | undefined, known: Known): fc.Arbitrary<Buffer> {
  const right = schema ? fitting(schema, known) : fc.constant({});
  const text = right.map((value) => JSON.stringify(value));
  const fields = right.map((value) =>
    Object.entries(value as object).map(([name, one]): Field => [name, JSON.stringify(one)]),
  );
  return fc.oneof(
    { weight: 4, arbitrary: text.map((one) => Buffer.from(one)) },
    { weight: 6, arbitrary: fields.chain(spoilt).map((one) => Buffer.from(one)) },
    { weight: 2, arbitrary: text.chain(mangled) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        bytes,
        fc.json().map((one) => Buffer.from(one)),
      ),
    },
  );
}
