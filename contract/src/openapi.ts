import type { Route } from './route.ts';
import { problem } from './shapes.ts';

interface Described {
  readonly title: string;
  /** The channel's name, as it stands in its addresses. */
  readonly channel: string;
  readonly serverUrl: string;
  readonly routes: Readonly<Record<string, Route>>;
}

type Json = Readonly<Record<string, unknown>>;

/** TypeBox schemas are JSON Schema; this leaves behind what JSON cannot carry. */
function plain(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}

function parameters(place: 'path' | 'query', schema: Route['params']): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = plain(schema) as {
    properties?: Readonly<Record<string, Json>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    schema: property,
    required: place === 'path' || required.includes(name),
  }));
}

const keyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A UUID that the caller made and stored before sending; the same again is answered the same',
  schema: { type: 'string', format: 'uuid' },
};

function csrfHeader(channel: string): Json {
  return {
    name: 'X-CSRF-Token',
    in: 'header',
    required: true,
    description: `The token of the session, from GET /api/${channel}/session`,
    schema: { type: 'string' },
  };
}

type Guarded = Exclude<Route['access'], 'public'>;

/** Which cookies prove it; over TLS their names begin with `__Host-`. */
const cookiesOf: Readonly<Record<Guarded, readonly string[]>> = {
  device: ['device'],
  subscriber: ['device', 'session'],
  staff: ['staff'],
};

function securityOf({ access }: Route): Json {
  if (access === 'public') return {};
  return { security: [Object.fromEntries(cookiesOf[access].map((cookie) => [cookie, []]))] };
}

function schemesOf(routes: readonly Route[]): Json {
  const accesses = routes.flatMap(({ access }) => (access === 'public' ? [] : cookiesOf[access]));
  return Object.fromEntries(
    [...new Set(accesses)].map((name) => [
      name,
      { type: 'apiKey', in: 'cookie', name: `lowu-${name}` },
    ]),
  );
}

function operation(channel: string, id: string, route: Route): Json {
  const isChange = route.method !== 'GET';
  const type = route.isStream ? 'text/event-stream' : (route.mediaType ?? 'application/json');
  return {
    operationId: id,
    tags: [route.tag],
    summary: route.summary,
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.isKeyed ? [keyHeader] : []),
      ...(isChange && route.access !== 'public' ? [csrfHeader(channel)] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: plain(route.body) } },
          },
        }
      : {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        content: { [type]: { schema: plain(route.answer) } },
      },
      default: {
        description: 'Refused: the code says why, the detail says it to a person',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
    ...securityOf(route),
  };
}

/** The OpenAPI 3.1 document of a channel. It says what the routes say and nothing else. */
export function openApi({ title, channel, serverUrl, routes }: Described): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, route] of Object.entries(routes)) {
    const at = (paths[route.path] ??= {});
    at[route.method.toLowerCase()] = operation(channel, id, route);
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: plain(problem) },
      securitySchemes: schemesOf(Object.values(routes)),
    },
  };
}
