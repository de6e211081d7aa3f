import { mock } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { Context } from '#platform/context';
import {
  addEndpoint,
  type Deliverer,
  type Delivery,
  type EndpointId,
  listDeliveries,
  type NewEndpoint,
  openDeliverer,
  type OwnerId,
  queueEvents,
} from '#webhooks';
import type { Received } from './webhook-receiver.ts';

/** What the receivers of a test need to be told, and to be allowed to run on this machine. */
export const webhookTestSettings = {
  webhook_loopback_allowed: true,
  webhook_timeout_seconds: 1,
} as const;

export function newEndpoint(owner: OwnerId, url: string, more: Partial<NewEndpoint> = {}) {
  const plain = { description: '', types: [], contact: null, language: 'en' } as const;
  return { owner, url, ...plain, ...more };
}

export function openEndpoint(
  context: Context,
  owner: OwnerId,
  url: string,
  more: Partial<NewEndpoint> = {},
) {
  return addEndpoint(context, newEndpoint(owner, url, more));
}

/** Happens so many times, in one commit. */
export async function happen(
  context: Context,
  owner: OwnerId,
  times = 1,
  type = 'topup.completed',
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const events = Array.from({ length: times }, (_, n) => ({ owner, type, data: { n } }));
    await queueEvents(tx, events);
  });
}

export function openTestDeliverer(
  t: { after(work: () => Promise<void>): void },
  context: Context,
): Deliverer {
  const deliverer = openDeliverer(context);
  t.after(() => deliverer.stop());
  return deliverer;
}

export function logOf(context: Context, owner: OwnerId, id: EndpointId): Promise<Delivery[]> {
  return listDeliveries(context, owner, id, { before: null, state: null, limit: 100 });
}

/**
 * As a receiver verifies, by the library of Standard Webhooks; it knows no other clock than the
 * system's, so that is set to ours meanwhile. Throws where the signature is not right.
 */
export function verified(secret: string, { body, headers }: Received, nowMs: number): unknown {
  mock.timers.enable({ apis: ['Date'], now: nowMs });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    mock.timers.reset();
  }
}
