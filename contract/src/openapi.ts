import { scopeMeanings } from './partner/scope-meanings.ts';
import { partnerPaths } from './partner/paths.ts';
import { describeWebhooks, type Told } from './openapi-webhooks.ts';
import { type Json, plain } from './plain.ts';
import type { Route } from './route.ts';
import { problem } from './shapes.ts';

interface Described {
  readonly title: string;
  /** The channel's name, as it stands in its addresses. */
  readonly channel: string;
  readonly serverUrl: string;
  readonly routes: Readonly<Record<string, Route>>;
  /** What a stranger reads first, in CommonMark. */
  readonly introduction?: string;
  readonly webhooks?: Told;
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

function preferHeader(description: string): Json {
  return { name: 'Prefer', in: 'header', required: false, description, schema: { type: 'string' } };
}

function csrfHeader(channel: string): Json {
  return {
    name: 'X-CSRF-Token',
    in: 'header',
    required: true,
    description: `The token of the session, from GET /api/${channel}/session`,
    schema: { type: 'string' },
  };
}

type Guarded = Exclude<Route['access'], 'public' | 'partner' | 'kiosk'>;

/** Which cookies prove it; over TLS their names begin with `__Host-`. */
const cookiesOf: Readonly<Record<Guarded, readonly string[]>> = {
  device: ['device'],
  subscriber: ['device', 'session'],
  staff: ['staff'],
  operator: ['till'],
  developer: ['developer'],
};

function securityOf({ access, scope }: Route): Json {
  if (access === 'public') return {};
  if (access === 'partner') return { security: [{ oauth2: scope === undefined ? [] : [scope] }] };
  if (access === 'kiosk') return { security: [{ signature: [] }] };
  return { security: [Object.fromEntries(cookiesOf[access].map((cookie) => [cookie, []]))] };
}

function schemesOf(routes: readonly Route[], serverUrl: string): Json {
  const cookies = routes.flatMap(({ access }) =>
    access === 'public' || access === 'partner' || access === 'kiosk' ? [] : cookiesOf[access],
  );
  const scopes = routes.flatMap(({ scope }) => scope ?? []);
  return {
    ...Object.fromEntries(
      [...new Set(cookies)].map((name) => [
        name,
        { type: 'apiKey', in: 'cookie', name: `lowu-${name}` },
      ]),
    ),
    ...(routes.some(({ access }) => access === 'kiosk') ? { signature } : {}),
    ...(scopes.length > 0 ? { oauth2: clientCredentials(scopes, serverUrl) } : {}),
  };
}

/** OpenAPI has no name for it; which parts of a request are signed is written here. */
const signature: Json = {
  type: 'apiKey',
  in: 'header',
  name: 'Signature',
  description:
    'HTTP Message Signatures (RFC 9421) by ecdsa-p256-sha256 over "@method", "@path", where there is a body "content-digest" (RFC 9530, sha-256), and where there is one "idempotency-key"; keyid is the id of the kiosk, and created is needed',
};

function clientCredentials(scopes: readonly string[], serverUrl: string): Json {
  const described = Object.fromEntries(
    scopes.toSorted().map((scope) => [scope, scopeMeanings[scope] ?? scope]),
  );
  const flow = { tokenUrl: serverUrl + partnerPaths.requestToken[1], scopes: described };
  return { type: 'oauth2', flows: { clientCredentials: flow } };
}

const retryAfterRef: Json = { $ref: '#/components/headers/Retry-After' };

/** RFC 9110, 10.2.3. */
const retryAfter: Json = {
  description: 'So many seconds to wait before the same is sent again',
  schema: { type: 'integer', minimum: 0 },
};

/** What every operation may be answered when it comes too often, or while we cannot answer. */
function pausesOf(route: Route): Json {
  const { content } = refusalOf(route);
  const headers = { 'Retry-After': retryAfterRef };
  return {
    '429': {
      description: 'Too often: wait for Retry-After where it is there, and send the same',
      headers,
      content,
    },
    '503': {
      description: 'We cannot answer just now: wait for Retry-After, and send the same',
      headers,
      content,
    },
  };
}

function refusalOf({ refusal }: Route): Json {
  const [type, schema] = refusal
    ? ['application/json', plain(refusal)]
    : ['application/problem+json', { $ref: '#/components/schemas/Problem' }];
  return {
    description: 'Refused: the code says why, the detail says it to a person',
    content: { [type]: { schema } },
  };
}

/** Only what a browser sends unasked needs a token beside it. */
function needsCookie({ access }: Route): boolean {
  return access !== 'public' && access !== 'partner' && access !== 'kiosk';
}

function operation(channel: string, id: string, route: Route): Json {
  const isChange = route.method !== 'GET';
  const type = route.isStream ? 'text/event-stream' : (route.mediaType ?? 'application/json');
  return {
    operationId: id,
    tags: [route.tag],
    summary: titleOf(id),
    description: route.summary,
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.isKeyed ? [keyHeader] : []),
      ...(route.preferences === undefined ? [] : [preferHeader(route.preferences)]),
      ...(isChange && needsCookie(route) ? [csrfHeader(channel)] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { [route.bodyType ?? 'application/json']: { schema: plain(route.body) } },
          },
        }
      : {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        content: { [type]: { schema: plain(route.answer) } },
      },
      ...(route.accepted
        ? {
            '202': {
              description: 'Taken, and not done yet; with Retry-After where it is still to be done',
              headers: { 'Retry-After': retryAfterRef },
              content: { [type]: { schema: plain(route.accepted) } },
            },
          }
        : {}),
      ...pausesOf(route),
      default: refusalOf(route),
    },
    ...securityOf(route),
  };
}

/** For a list: what an operation is called, as words. `readTopup` becomes `Read top-up`. */
function titleOf(id: string): string {
  const words = id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const said = words.replaceAll(/\btopup/g, 'top-up');
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}

/** The OpenAPI 3.1 document of a channel. It says what the routes say and nothing else. */
export function openApi(described: Described): Json {
  const { title, channel, serverUrl, routes, introduction, webhooks } = described;
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, route] of Object.entries(routes)) {
    const at = (paths[route.path] ??= {});
    at[route.method.toLowerCase()] = operation(channel, id, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '0.1.0',
      ...(introduction === undefined ? {} : { description: introduction }),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    ...(webhooks ? { webhooks: describeWebhooks(webhooks) } : {}),
    components: {
      schemas: { Problem: plain(problem) },
      headers: { 'Retry-After': retryAfter },
      securitySchemes: schemesOf(Object.values(routes), serverUrl),
    },
  };
}
