import { tmf654Base } from '@lowu/contract/tmf654';
import type { FastifyInstance } from 'fastify';

export const thresholdSchemaPath = `${tmf654Base}/schema/ThresholdTopupBalance.schema.json`;

const quantity = {
  type: 'object',
  properties: { amount: { type: 'number' }, units: { type: 'string' } },
  required: ['amount', 'units'],
};

/** What our extension adds to a TopupBalance: a top-up whenever money runs low. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'ThresholdTopupBalance',
  type: 'object',
  properties: {
    '@type': { const: 'ThresholdTopupBalance' },
    '@baseType': { const: 'TopupBalance' },
    isAutoTopup: { const: true },
    threshold: { ...quantity, description: 'A balance below it calls for a top-up' },
    maximumAmount: { ...quantity, description: 'Of all that this adds within any 30 days' },
    minimumIntervalMinutes: {
      type: 'integer',
      minimum: 1,
      description: 'How long it rests behind a top-up',
    },
  },
  required: ['@type', 'isAutoTopup', 'threshold', 'maximumAmount', 'minimumIntervalMinutes'],
};

/** Where `@schemaLocation` leads: to anybody, as schemas are read by machines of all kinds. */
export function serveThresholdSchema(app: FastifyInstance): void {
  app.get(thresholdSchemaPath, async (_request, reply) =>
    reply.header('content-type', 'application/schema+json').serializer(JSON.stringify).send(schema),
  );
}
