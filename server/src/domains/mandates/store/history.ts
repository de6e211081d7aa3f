import { insertRows, setStatement, statement } from '#platform/postgres';

export const insertCollections = insertRows('mandates.collection', {
  slot: 'int2',
  attempt: 'uuid',
  mandateSlot: 'int2',
  mandate: 'uuid',
  amount: 'int8',
  openedAt: 'instant',
});

const attemptKey = { slot: 'int2', attempt: 'uuid' } as const;

export interface CollectionRow {
  readonly slot: number;
  readonly attempt: string;
  readonly mandateSlot: number;
  readonly mandate: string;
  readonly amount: bigint;
}

/** Which mandates pay these attempts. */
export const readCollections = setStatement<typeof attemptKey, CollectionRow>(
  'read mandates.collection',
  attemptKey,
  `select c.slot, c.attempt, c.mandate_slot, c.mandate, c.amount from :rows
   join mandates.collection c on c.slot = r.slot and c.attempt = r.attempt`,
);

export const insertEvents = insertRows('mandates.event', {
  slot: 'int2',
  mandate: 'uuid',
  at: 'instant',
  event: 'text',
  attempt: 'text',
  amount: 'int8',
  reason: 'text',
});

export interface EventRow {
  readonly at: number;
  readonly event: string;
  readonly amount: bigint | null;
  readonly reason: string | null;
}

export const readEvents = statement<EventRow>(
  'read mandates.event',
  `select at, event, amount, reason from mandates.event
   where slot = $1 and mandate = $2 order by at desc limit $3`,
);
