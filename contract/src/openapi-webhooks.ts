import { type Json, plain } from './plain.ts';
import type { DescribedEvent } from './route.ts';

/** Events by their type, with what holds of all of them. */
export interface Told {
  readonly rules: string;
  readonly events: Readonly<Record<string, DescribedEvent>>;
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

/** The three of Standard Webhooks. */
const headers: readonly Json[] = [
  header('webhook-id', 'Of the event: the same on every attempt and when it is sent again'),
  header('webhook-timestamp', 'Of this attempt, in seconds since 1970'),
  header('webhook-signature', 'v1, and a base64 signature; two while a secret is changed'),
];

const responses: Json = {
  '2XX': { description: 'Taken. Nothing of the answer is read but its status' },
  '410': { description: 'Nobody is here any more: the endpoint is turned off' },
  '429': {
    description: 'Later: Retry-After is heeded, up to an hour',
    headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
  },
  default: { description: 'Not taken, and tried again' },
};

/** The `webhooks` of an OpenAPI 3.1 document: what we send, and what whoever is told answers. */
export function describeWebhooks({ rules, events }: Told): Json {
  const described = Object.entries(events).map(([type, { meaning, body, example }]) => {
    const content = { 'application/json': { schema: plain(body), example: plain(example) } };
    const operation = {
      operationId: type,
      tags: ['Webhooks'],
      summary: type,
      description: `${meaning}\n\n${rules}`,
      parameters: headers,
      requestBody: { required: true, content },
      responses,
    };
    return [type, { post: operation }];
  });
  return Object.fromEntries(described) as Json;
}
