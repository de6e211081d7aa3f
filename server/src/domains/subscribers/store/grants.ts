import { insertRows, setStatement } from '#platform/postgres';

const lineKey = { slot: 'int2', line: 'uuid' } as const;
const key = { ...lineKey, cause: 'text' } as const;

export interface GrantRow {
  readonly line: string;
  readonly cause: string;
  readonly validUntil: number;
  readonly isReversed: boolean;
}

const columns = 'g.line, g.cause, g.valid_until, v.cause is not null as is_reversed';

const reversal = `left join subscribers.validity_reversal v
     on v.slot = g.slot and v.line = g.line and v.cause = g.cause`;

/** Whether these causes have granted anything, read after their lines are locked. */
export const readGrants = setStatement<typeof key, GrantRow>(
  'read subscribers.validity_grant',
  key,
  `select ${columns}
   from :rows, lateral (
     select * from subscribers.validity_grant g
     where g.slot = r.slot and g.line = r.line and g.cause = r.cause
     limit 1
   ) g ${reversal}`,
);

/** All that was ever granted to these lines: for a reversal, which is rare and must be exact. */
export const readAllGrants = setStatement<typeof lineKey, GrantRow>(
  'read subscribers.validity_grant all',
  lineKey,
  `select ${columns}
   from :rows, lateral (
     select * from subscribers.validity_grant g where g.slot = r.slot and g.line = r.line
   ) g ${reversal}`,
);

export const insertGrants = insertRows('subscribers.validity_grant', {
  ...key,
  validUntil: 'instant',
  grantedAt: 'instant',
});

export const insertReversals = insertRows('subscribers.validity_reversal', {
  ...key,
  reversedAt: 'instant',
});
