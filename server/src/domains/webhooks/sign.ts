import { createHmac } from 'node:crypto';
import { type InstantMs, secondMs } from '#base';
import type { EventId } from './event.ts';
import { keyOf } from './secret.ts';

export interface ToSign {
  /** The same on every attempt: by it a receiver knows what it has had. */
  readonly id: string;
  /** Of this attempt: by it a receiver refuses what was recorded and is played again. */
  readonly at: InstantMs;
  readonly body: string;
  /** One, or two while one is changed for the next: whoever knows either can verify. */
  readonly secrets: readonly string[];
}

/** Beside the signature, alike on every attempt and every replay of an event. */
export function steadyHeaders(event: EventId): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Lowu-Webhooks/1',
    'webhook-id': event,
  };
}

/** What an attempt says of when it was made, in seconds. */
export function timestampOf(at: InstantMs): number {
  return Math.floor(at / secondMs);
}

/** The three headers of Standard Webhooks: HMAC-SHA256 of `id.timestamp.body` by each secret. */
export function signedHeaders({ id, at, body, secrets }: ToSign): Record<string, string> {
  const timestamp = timestampOf(at).toString();
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', keyOf(secret)).update(content).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
