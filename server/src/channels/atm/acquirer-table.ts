import { type ListenTls, tlsProblem } from '#platform/sockets';
import { type Dialect, formatOf, type MacMethod, usualDialect } from '#wire/iso8583';
import type { OwnerCharset } from './shown-owner.ts';
import { listOf, numberIn, objectIn, textIn, WrongTable } from './table-fields.ts';

/**
 * What one acquirer and we have agreed on, as its entry in the file says. There is no standard code
 * for a top-up, nor a standard place for the number: every network has its own.
 */
export interface AcquirerTable {
  readonly code: string;
  readonly port: number;
  /** Addresses that its host may call from; any where there are none. */
  readonly peers: readonly string[];
  readonly dialect: Dialect;
  /** Processing codes (field 3) that sell, and that ask whose number it is. */
  readonly sells: readonly string[];
  readonly checks: readonly string[];
  /** In which field the number to top up stands, and in which the owner is told. */
  readonly numberField: number;
  readonly ownerField: number;
  /** How a name in signs that machines' networks have not is told; as question marks without. */
  readonly ownerCharset: OwnerCharset | undefined;
  /**
   * Where the number's check digit stands, without which nothing is sold: behind the number where
   * it is the same field. Nobody asks for it where there is none.
   */
  readonly checkDigitField: number | undefined;
  /** Of the amounts, by ISO 4217: 344 is HKD. */
  readonly currency: string;
  readonly mac: MacTable | undefined;
  /** Its link is encrypted. */
  readonly tls: ListenTls | undefined;
}

/** How messages are proved, and by which key, unless that is sealed in the database. */
export interface MacTable {
  readonly method: MacMethod;
  readonly key: Buffer | undefined;
}

/**
 * Reads the file of acquirers: a JSON array whose entries have a `code` and a `port`, and all else
 * where it is not as usual.
 *
 * @throws WrongTable which says what is wrong and where.
 */
export function readAcquirerTables(text: string, readPem: ReadPem = noFiles): AcquirerTable[] {
  const tables = listOf(JSON.parse(text), 'the file').map((entry, index) => {
    const where = `entry ${index + 1}`;
    return readTable(objectIn(entry, where), where, readPem);
  });
  const codes = new Set(tables.map(({ code }) => code));
  if (codes.size !== tables.length) throw new WrongTable('two entries have the same code');
  return tables;
}

const known = new Set(
  'code port peers dialect sells checks numberField ownerField ownerCharset checkDigitField'
    .concat(' currency mac tls')
    .split(' '),
);

function readTable(
  entry: Readonly<Record<string, unknown>>,
  where: string,
  readPem: ReadPem,
): AcquirerTable {
  const stranger = Object.keys(entry).find((name) => !known.has(name));
  if (stranger !== undefined) throw new WrongTable(`${where} has ${stranger}, which nobody knows`);
  const codes = (name: string, usual: string): string[] =>
    listOf(entry[name] ?? [usual], `${name} of ${where}`).map((one) =>
      textIn(one, /^\d{6}$/, `${name} of ${where}`),
    );
  const numberField = numberIn(entry['numberField'] ?? 48, [2, 127], `numberField of ${where}`);
  const ownerField = numberIn(entry['ownerField'] ?? 62, [2, 127], `ownerField of ${where}`);
  const ownerCharset = readCharset(entry['ownerCharset'], where);
  const digitField = entry['checkDigitField'];
  const dialect = readDialect(objectIn(entry['dialect'] ?? {}, `dialect of ${where}`), where);
  if (ownerCharset && [numberField, digitField].includes(ownerField)) {
    throw new WrongTable(`ownerField of ${where} is another than what is asked, with ownerCharset`);
  }
  return {
    code: textIn(entry['code'], /^[a-z][a-z0-9_]{0,19}$/, `code of ${where}`),
    port: numberIn(entry['port'], [0, 65_535], `port of ${where}`),
    peers: listOf(entry['peers'] ?? [], `peers of ${where}`).map((one) =>
      textIn(one, /^[0-9a-f.:]{2,39}$/, `peers of ${where}`),
    ),
    dialect: ownerCharset ? withOctets(dialect, ownerField, where) : dialect,
    sells: codes('sells', '500000'),
    checks: codes('checks', '380000'),
    numberField,
    ownerField,
    ownerCharset,
    checkDigitField:
      digitField === undefined
        ? undefined
        : numberIn(digitField, [2, 127], `checkDigitField of ${where}`),
    // All that is credited is HKD.
    currency: textIn(entry['currency'] ?? '344', /^344$/, `currency of ${where}`),
    mac: entry['mac'] === undefined ? undefined : readMac(objectIn(entry['mac'], where), where),
    tls:
      entry['tls'] === undefined
        ? undefined
        : readTls(objectIn(entry['tls'], where), where, readPem),
  };
}

const choices = {
  framing: ['binary_2', 'ascii_4'],
  letters: ['ascii', 'ebcdic'],
  digits: ['packed', 'letters'],
  lengths: ['packed', 'letters'],
  bitmap: ['binary', 'hex'],
} as const;

function readDialect(given: Readonly<Record<string, unknown>>, where: string): Dialect {
  const choose = <Name extends keyof typeof choices>(name: Name): Dialect[Name] => {
    const value = given[name] ?? usualDialect[name];
    const found = (choices[name] as readonly unknown[]).includes(value);
    if (!found) throw new WrongTable(`${name} of ${where} is one of ${choices[name].join(', ')}`);
    return value as Dialect[Name];
  };
  return {
    ...usualDialect,
    framing: choose('framing'),
    letters: choose('letters'),
    digits: choose('digits'),
    lengths: choose('lengths'),
    bitmap: choose('bitmap'),
    lengthCountsItself: given['lengthCountsItself'] === true,
    headerOctets: numberIn(given['headerOctets'] ?? 0, [0, 32], `headerOctets of ${where}`),
  };
}

function readCharset(value: unknown, where: string): OwnerCharset | undefined {
  if (value === undefined || value === 'utf8' || value === 'gbk') return value;
  throw new WrongTable(`ownerCharset of ${where} is utf8 or gbk`);
}

/** The field holds octets then, of which its length tells how many. */
function withOctets(dialect: Dialect, field: number, where: string): Dialect {
  const format = formatOf(dialect, field);
  if (format?.kind !== 'text' || format.prefix === undefined) {
    throw new WrongTable(`ownerField of ${where} tells no length, which ownerCharset needs`);
  }
  return { ...dialect, formats: { ...dialect.formats, [field]: { ...format, kind: 'octets' } } };
}

function readMac(given: Readonly<Record<string, unknown>>, where: string): MacTable {
  const method = given['method'];
  if (method !== 'x9_19' && method !== 'hmac_sha256') {
    throw new WrongTable(`the MAC of ${where} is x9_19 or hmac_sha256`);
  }
  const { key } = given;
  return { method, key: key === undefined ? undefined : readMacKey(method, key, where) };
}

/**
 * Of a file, or of the database.
 *
 * @throws WrongTable which does not repeat it.
 */
export function readMacKey(method: MacMethod, key: unknown, where: string): Buffer {
  const shape = method === 'x9_19' ? /^[0-9a-f]{32}$/i : /^(?:[0-9a-f]{2}){16,64}$/i;
  return Buffer.from(textIn(key, shape, `the MAC's key of ${where}`), 'hex');
}

/** Reads a file that an entry names. */
export type ReadPem = (file: string) => string;

function noFiles(file: string): never {
  throw new WrongTable(`${file} cannot be read here`);
}

function readTls(
  given: Readonly<Record<string, unknown>>,
  where: string,
  readPem: ReadPem,
): ListenTls {
  const stranger = Object.keys(given).find((name) => !files.has(name) && name !== 'callerName');
  if (stranger !== undefined) throw new WrongTable(`the TLS of ${where} has ${stranger}`);
  const pem = (name: string): string =>
    readPem(textIn(given[name], /^.{1,1000}$/, `the TLS's ${name} of ${where}`));
  const { callers, callerName } = given;
  if (callerName !== undefined && callers === undefined) {
    throw new WrongTable(`the TLS's callerName of ${where} needs callers`);
  }
  const tls: ListenTls = {
    certificate: pem('certificate'),
    key: pem('key'),
    callerAuthorities: callers === undefined ? undefined : pem('callers'),
    callerName:
      callerName === undefined
        ? undefined
        : textIn(callerName, /^[a-z0-9.-]{1,253}$/i, `the TLS's callerName of ${where}`),
  };
  const problem = tlsProblem(tls);
  if (problem !== undefined) {
    throw new WrongTable(`the TLS of ${where} cannot be used: ${problem}`);
  }
  return tls;
}

const files = new Set(['certificate', 'key', 'callers']);
