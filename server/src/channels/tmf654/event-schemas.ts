import { tmf654Base } from '@lowu/contract/tmf654';
import type { FastifyInstance } from 'fastify';
import { type LineEventType, lineEventTypes } from './line-events.ts';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const quantity = {
  type: 'object',
  properties: { amount: { type: 'number' }, units: text },
  required: ['amount', 'units'],
};
const ended = { type: 'object', properties: { endDateTime: instant }, required: ['endDateTime'] };

/** What each tells beside the bucket as it is, and whether it always does. */
const tells: Readonly<Record<LineEventType, object>> = {
  BucketThresholdEvent: {
    properties: {
      threshold: { ...quantity, description: 'What it has fallen below, or to where that is 0' },
      valueBefore: quantity,
      valueAfter: quantity,
      accumulatedBalance: { type: 'object', description: 'All money of the line, where it fell' },
    },
    required: ['bucket', 'threshold', 'valueBefore', 'valueAfter'],
  },
  BucketExpiryWarningEvent: {
    properties: { daysAhead: { type: 'integer', minimum: 0 }, validFor: ended },
    required: ['bucket', 'daysAhead', 'validFor'],
  },
  BucketExpiredEvent: {
    properties: {
      lapsedValue: { ...quantity, description: 'What went with a bucket' },
      validFor: { ...ended, description: 'Of a line that is over: its money waits' },
    },
    required: ['bucket'],
  },
};

/** What stands in the event of a type beside the bucket. */
export function ofLinesTells(type: LineEventType): Readonly<Record<string, object>> {
  return (tells[type] as { readonly properties: Readonly<Record<string, object>> }).properties;
}

function schemaOf(type: LineEventType) {
  const event = tells[type] as { properties: object };
  const bucket = { type: 'object', description: 'A Bucket of the document', required: ['id'] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: type,
    type: 'object',
    properties: {
      '@type': { const: type },
      eventType: { const: type },
      eventId: text,
      eventTime: instant,
      timeOcurred: instant,
      correlationId: { ...text, description: 'The id of the bucket' },
      event: { ...event, type: 'object', properties: { bucket, ...event.properties } },
    },
    required: ['@type', 'eventType', 'eventId', 'eventTime', 'timeOcurred', 'event'],
  };
}

export function eventSchemaPath(type: LineEventType): string {
  return `${tmf654Base}/schema/${type}.schema.json`;
}

/** What our own events look like, for anybody, as schemas are read by machines of all kinds. */
export function serveEventSchemas(app: FastifyInstance): void {
  for (const type of lineEventTypes) {
    const schema = schemaOf(type);
    app.get(eventSchemaPath(type), async (_request, reply) =>
      reply
        .header('content-type', 'application/schema+json')
        .serializer(JSON.stringify)
        .send(schema),
    );
  }
}
