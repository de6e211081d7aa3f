import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Operation } from './contracts.ts';
import type { Sent } from './send.ts';
import { bodies, fitting, type Known, oddValues } from './values.ts';
import type { Who } from './world.ts';

export interface Garbage extends Sent {
  readonly who: Who;
}

export interface Sources {
  readonly known: Known;
  readonly who: Readonly<Record<Who, Readonly<Record<string, string>>>>;
  /** What a machine of ours adds to a request. */
  readonly sign: (sent: Sent) => Record<string, string>;
}

const oddText = oddValues.map((value) =>
  typeof value === 'string' ? value : JSON.stringify(value),
);

/** What a header can carry at all; anything else never leaves a client of HTTP. */
const headerText = oddText.map((text) => text.replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, '?'));

function pathOf(operation: Operation, known: Known): fc.Arbitrary<string> {
  const parts = operation.path.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const schema = name === undefined ? undefined : operation.params?.properties[name];
    if (name === undefined || !schema) return fc.constant(part);
    return fc.oneof(
      { weight: 6, arbitrary: fitting(schema, known, name).map(encoded) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.values(known).flat()).map(encoded) },
      { weight: 2, arbitrary: oddText.map(encoded) },
      { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%00', '%ff', '..', '%2e%2e', '*') },
    );
  });
  return fc.tuple(...parts).map((all) => all.join(''));
}

/** Half a character has no encoding; it stands as the sign for that. */
function encoded(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed());
}

function queryOf(operation: Operation, known: Known): fc.Arbitrary<string> {
  const right = operation.query ? fitting(operation.query, known) : fc.constant({});
  const names = Object.keys(operation.query?.properties ?? {});
  const added = fc.tuple(fc.constantFrom(...names, 'x', '__proto__', 'a[b]', ''), oddText);
  return fc
    .tuple(
      right,
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(added, { maxLength: 3 })),
    )
    .map(([fields, more]) => {
      const pairs = [...Object.entries(fields as object), ...more];
      const text = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      return text === '' ? '' : `?${text}`;
    });
}

function often<Value>(value: Value, ...rare: fc.Arbitrary<Value>[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 4 * rare.length, arbitrary: fc.constant(value) }, ...rare);
}

const contentTypes = often<string | undefined>(
  'application/json',
  fc.constantFrom(
    undefined,
    'application/json; charset=utf-8',
    'application/json; charset=gbk',
    'application/json;charset="utf-16"',
    'APPLICATION/JSON',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json, text/html',
    ';',
  ),
  headerText,
);

const keys = often<string | undefined>(
  '0190d6a0-0000-7000-8000-000000000001',
  fc.uuid(),
  fc.uuid().map((uuid) => `"${uuid}"`),
  fc.constantFrom(undefined, '', '""', 'key', '0'.repeat(32), '0'.repeat(33)),
  headerText,
);

const languages = often<string | undefined>('en', fc.constantFrom('zh-Hant', 'zh-Hans', undefined));

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'];

const extras = often<Record<string, string>>(
  {},
  fc.record({ 'accept-language': headerText }),
  fc.record({ 'x-forwarded-for': headerText, 'x-forwarded-proto': headerText }),
  fc.record({ cookie: headerText }),
  fc.record({
    prefer: fc.oneof(fc.constantFrom('respond-async', 'wait=0', 'wait=9e9'), headerText),
  }),
  fc.record({ 'x-csrf-token': headerText }),
  fc.record({ origin: headerText, referer: headerText }),
  fc.record({ accept: headerText, 'user-agent': headerText }),
  fc.constant({ 'content-encoding': 'gzip' }),
  fc.constant({ 'transfer-encoding': 'chunked' }),
  fc.constant({ host: 'elsewhere.example' }),
  fc.constant({ cookie: `__Host-device=${'a'.repeat(8_000)}; device=x; device=y; =; ;` }),
);

function present(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}

/** Requests to an operation, from right ones to ones that are hardly HTTP. */
export function garbageFor(operation: Operation, sources: Sources): fc.Arbitrary<Garbage> {
  const { known, who, sign } = sources;
  const mayHaveBody = operation.method !== 'GET';
  const body = operation.body
    ? bodies(operation.body, known)
    : often(Buffer.alloc(0), bodies(undefined, known));
  return fc
    .record({
      caller: fc.constantFrom<Who>(
        'nobody',
        'device',
        'subscriber',
        'subscriber',
        'other',
        'staff',
        'operator',
        'operator',
        ...(operation.access === 'partner' ? (['partner', 'partner', 'partner'] as const) : []),
        ...(operation.access === 'developer'
          ? (['developer', 'developer', 'developer'] as const)
          : []),
        ...(operation.access === 'kiosk' ? (['kiosk', 'kiosk', 'kiosk', 'kiosk'] as const) : []),
      ),
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant<string>(operation.method) },
        fc.constantFrom(...methods),
      ),
      path: pathOf(operation, known),
      query: queryOf(operation, known),
      body: mayHaveBody ? body : often(Buffer.alloc(0), bodies(undefined, known)),
      type: contentTypes,
      key: keys,
      language: languages,
      extra: extras,
    })
    .map(({ caller, method, path, query, body: bytes, type, key, language, extra }) => {
      const sent = {
        method,
        path: path + query,
        headers: present({
          ...who[caller],
          'content-type': bytes.length > 0 ? type : undefined,
          'idempotency-key': key,
          'x-language': language,
          ...extra,
        }),
        body: extra['content-encoding'] === 'gzip' ? gzipSync(bytes) : bytes,
      };
      const headers = caller === 'kiosk' ? { ...sent.headers, ...sign(sent) } : sent.headers;
      return { ...sent, who: caller, headers };
    });
}
