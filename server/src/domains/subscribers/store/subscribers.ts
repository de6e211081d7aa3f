import { idFrom, type Language } from '#base';
import { insertRows, setStatement, statement } from '#platform/postgres';
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
