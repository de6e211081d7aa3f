import { type InstantMs, minuteMs, secondMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import type { Client, ClientId } from './client.ts';
import { refuse } from './refusals.ts';

/** Until when a client's minute is used up: now for one at rest. */
type Paces = Map<ClientId, InstantMs>;

const owner = {};

/**
 * A client at rest may come as often as its limit at once; what it used grows again within a
 * minute. It is counted in this process, by one instant per client, since a row in the database
 * would cost a sale more than the sale: behind several processes a client has as many times its
 * limit. Refuses with `client_too_fast`.
 */
export function requirePace(context: Context, { id, requestsPerMinute }: Client): void {
  const paces: Paces = keptIn(context, owner, () => new Map());
  const nowMs = context.clock.now();
  const stepMs = minuteMs / requestsPerMinute;
  const fullAt = paces.get(id) ?? nowMs;
  // A clock that was set back by a test or the demo locks nobody out.
  const from = fullAt > nowMs + minuteMs ? nowMs : Math.max(fullAt, nowMs);
  const waitMs = from + stepMs - (nowMs + minuteMs);
  if (waitMs > 0) {
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / secondMs));
    throw refuse.client_too_fast({ retryAfterSeconds });
  }
  paces.set(id, from + stepMs);
}
