import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, language, orNull } from '../shapes.ts';
import { partnerPaths } from './paths.ts';

const eventType = Type.Union([
  Type.Literal('topup.completed'),
  Type.Literal('topup.failed'),
  Type.Literal('topup.refunded'),
  Type.Literal('topup.reversed'),
  Type.Literal('float.low'),
  Type.Literal('endpoint.test'),
]);

const types = Type.Array(eventType, {
  maxItems: 20,
  description: 'What it is told of; everything where none is named. Webhooks says what they mean',
});

const url = Type.String({
  maxLength: 2_000,
  description:
    'https, at an address of the open internet; in a sandbox also http on the machine that it ' +
    'runs on, such as http://localhost:9000/. Redirects are not followed',
});
const description = Type.String({ maxLength: 200 });
const contact = orNull(
  Type.String({
    maxLength: 254,
    description: 'A mail address, which is told when we turn the endpoint off',
  }),
);

const endpoint = Type.Object(
  {
    endpoint: idOf('hok'),
    url: Type.String(),
    description: Type.String(),
    types: Type.Array(Type.String()),
    contact: orNull(Type.String()),
    isEnabled: Type.Boolean(),
    disabledAt: orNull(instant),
    disabledWhy: orNull(
      Type.Union([Type.Literal('owner'), Type.Literal('failing'), Type.Literal('gone')]),
    ),
    failingSince: orNull(instant),
    createdAt: instant,
  },
  closed,
);

const secret = Type.String({
  description:
    'whsec_ and the key in base64: shown this once. Verify webhook-signature with it by any ' +
    'library of standardwebhooks.com',
});

const params = Type.Object({ endpoint: idOf('hok') }, closed);

const access = { tag: 'Webhooks', access: 'partner', scope: 'webhooks.manage' } as const;

export const listEndpoints = route({
  method: partnerPaths.listEndpoints[0],
  path: partnerPaths.listEndpoints[1],
  ...access,
  summary: 'Where you are told of what happens.',
  answer: Type.Object({ endpoints: Type.Array(endpoint) }, closed),
});

export const addEndpoint = route({
  method: partnerPaths.addEndpoint[0],
  path: partnerPaths.addEndpoint[1],
  ...access,
  summary: 'Be told of what happens, by signed messages (Standard Webhooks).',
  body: Type.Object(
    {
      url,
      types: Type.Optional(types),
      description: Type.Optional(description),
      contact: Type.Optional(contact),
      language: Type.Optional(language),
    },
    {
      ...closed,
      examples: [
        {
          url: 'https://shop.example.com/lowu',
          types: ['topup.completed', 'topup.failed'],
          contact: 'it@shop.example.com',
        },
      ],
    },
  ),
  answer: Type.Object({ endpoint, secret }, closed),
  status: 201,
});

export const readEndpoint = route({
  method: partnerPaths.readEndpoint[0],
  path: partnerPaths.readEndpoint[1],
  ...access,
  summary: 'One endpoint, and whether it is turned off.',
  params,
  answer: endpoint,
});

export const changeEndpoint = route({
  method: partnerPaths.changeEndpoint[0],
  path: partnerPaths.changeEndpoint[1],
  ...access,
  summary: 'Change an endpoint, or turn it off and on. What is left out stays.',
  params,
  body: Type.Object(
    {
      url: Type.Optional(url),
      types: Type.Optional(types),
      description: Type.Optional(description),
      contact: Type.Optional(contact),
      isEnabled: Type.Optional(Type.Boolean()),
    },
    { ...closed, examples: [{ types: [], isEnabled: true }] },
  ),
  answer: endpoint,
});

export const removeEndpoint = route({
  method: partnerPaths.removeEndpoint[0],
  path: partnerPaths.removeEndpoint[1],
  ...access,
  summary: 'Remove an endpoint. Nothing is sent there any more, also not what waits.',
  params,
  answer: Type.Undefined(),
  status: 204,
});

export const rotateEndpointSecret = route({
  method: partnerPaths.rotateEndpointSecret[0],
  path: partnerPaths.rotateEndpointSecret[1],
  ...access,
  summary:
    'Another secret. For some hours the one before signs as well, so that a receiver can change ' +
    'over when it suits; so do those that were replaced earlier, until their own ends.',
  params,
  body: Type.Object(
    { isLeaked: Type.Optional(Type.Boolean({ description: 'Ends all of before at once' })) },
    { ...closed, examples: [{ isLeaked: false }] },
  ),
  answer: Type.Object({ secret, beforeUntil: orNull(instant) }, closed),
});

export const testEndpoint = route({
  method: partnerPaths.testEndpoint[0],
  path: partnerPaths.testEndpoint[1],
  ...access,
  summary: 'Send an event of the type endpoint.test there.',
  params,
  answer: Type.Object({ delivery: idOf('dlv') }, closed),
  status: 202,
});

export const simulateEvent = route({
  method: partnerPaths.simulateEvent[0],
  path: partnerPaths.simulateEvent[1],
  ...access,
  summary:
    'In a sandbox only: send an event of any type there, made up but as real ones are, whatever ' +
    'the endpoint is told of. Its references begin with simulated-.',
  params,
  body: Type.Object({ type: eventType }, { ...closed, examples: [{ type: 'topup.reversed' }] }),
  answer: Type.Object({ delivery: idOf('dlv') }, closed),
  status: 202,
});
