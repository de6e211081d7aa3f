import { idFrom, type Language } from '#base';
import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { Bars } from '../bars.ts';
import type { Subscriber } from '../subscriber.ts';

export const insertSubscribers = insertRows('subscribers.subscriber', {
  slot: 'int2',
  id: 'uuid',
  name: 'text',
  language: 'text',
  isCareMode: 'bool',
  createdAt: 'instant',
});

interface SubscriberRow {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly isCareMode: boolean;
  readonly createdAt: number;
}

export const readSubscriberRow = statement<SubscriberRow>(
  'read subscribers.subscriber',
  `select id, name, language, is_care_mode, created_at
   from subscribers.subscriber where slot = $1 and id = $2`,
);

const numberKey = { number: 'text' } as const;

export interface OwnerRow {
  readonly line: string;
  readonly plan: string;
  readonly validUntil: number | null;
  readonly bars: Bars;
  readonly owner: string;
  readonly name: string;
  readonly language: Language;
  readonly isCareMode: boolean;
  readonly createdAt: number;
}

/**
 * From a number to its owner in one go. The last byte of an id is its slot. Measured: three reads,
 * each waiting for the one before it, cost a sale a third of its time in Node.
 */
export const readOwnerOfNumber = keyedStatement<typeof numberKey, OwnerRow>(
  'read subscribers.subscriber of number',
  numberKey,
  `select r.asked, l.id as line, l.plan, l.valid_until, l.bars, s.id as owner, s.name, s.language,
     s.is_care_mode, s.created_at
   from :rows, lateral (
     select line_slot, line from subscribers.phone_number n
     where n.number = r.number and n.released_at is null limit 1
   ) n, lateral (
     select * from subscribers.line l where l.slot = n.line_slot and l.id = n.line limit 1
   ) l, lateral (
     select * from subscribers.subscriber s
     where s.slot = get_byte(uuid_send(l.subscriber), 15)::int2 and s.id = l.subscriber limit 1
   ) s`,
);

/** Null leaves a preference as it is. Returns the ids of those that are there. */
export const updatePreferences = setStatement<
  { slot: 'int2'; id: 'uuid'; language: 'text'; isCareMode: 'bool' },
  { id: string }
>(
  'update subscribers.subscriber',
  { slot: 'int2', id: 'uuid', language: 'text', isCareMode: 'bool' },
  `update subscribers.subscriber s
   set language = coalesce(r.language, s.language),
     is_care_mode = coalesce(r.is_care_mode, s.is_care_mode)
   from :rows where s.slot = r.slot and s.id = r.id
   returning s.id`,
);

export function subscriberOf(row: SubscriberRow): Subscriber {
  return { ...row, id: idFrom('sub', row.id) };
}

/** The languages of people by their slots and ids, given as two arrays of one length. */
export const readLanguages = statement<{ id: string; language: Language }>(
  'read subscribers.subscriber languages',
  `select s.id, s.language
   from unnest($1::int2[], $2::uuid[]) as r(slot, id), lateral (
     select id, language from subscribers.subscriber s
     where s.slot = r.slot and s.id = r.id limit 1
   ) s`,
);

export const clearSubscriber = statement(
  'clear subscribers.subscriber',
  'update subscribers.subscriber set name = $3 where slot = $1 and id = $2',
);
