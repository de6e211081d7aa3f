import type { Clock } from '#platform/clock';
import type { HttpClient } from '#platform/http';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { Metrics } from '#platform/metrics';
import type { Database } from '#platform/postgres';
import type { Keyring } from '#platform/secrets';
import type { SettingValues } from '#platform/settings';

/** Who does it. `id` is the id of a subscriber, a member of staff and so on; `system` has none. */
export interface Actor {
  readonly kind:
    | 'system'
    | 'guest'
    | 'subscriber'
    | 'staff'
    | 'provider'
    | 'operator'
    | 'partner'
    | 'developer';
  readonly id: string;
}

export const system: Actor = { kind: 'system', id: 'system' };

/** The resources a use case works with. Made once per process; `actedBy` makes one per caller. */
export interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly http: HttpClient;
  readonly log: Log;
  readonly secrets: Keyring;
  readonly metrics: Metrics;
  readonly settings: () => SettingValues;
  readonly actor: Actor;
  /** Whether this is where people's money is, and nothing for tests may be taken for it. */
  readonly isProduction: boolean;
  /** Things made once per process and kept here by their owner, such as batches. */
  readonly kept: Map<object, unknown>;
}

export function actedBy(context: Context, actor: Actor): Context {
  return { ...context, actor };
}

/** What its owner made once for this process. */
export function keptIn<Value>(context: Context, owner: object, make: () => Value): Value {
  if (!context.kept.has(owner)) context.kept.set(owner, make());
  return context.kept.get(owner) as Value;
}
