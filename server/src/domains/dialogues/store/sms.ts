import type { InstantMs } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { Offered } from '../offers.ts';

export interface TextRow {
  readonly textId: string;
  /** Of what was said to whom; the words themselves are not kept. */
  readonly said: Buffer;
  readonly heardAt: InstantMs;
  readonly isAnswered: boolean;
  /** What a yes buys, and until when. */
  readonly offered: (Offered & { readonly key: string }) | null;
  readonly offeredUntil: InstantMs | null;
  readonly helpedAt: InstantMs | null;
}

export const lockText = statement<TextRow>(
  'lock dialogues.sms',
  `select text_id, said, heard_at, is_answered, offered, offered_until, helped_at
   from dialogues.sms where slot = $1 and number = $2 for no key update`,
);

/**
 * The first text of a number; returns nothing where another connection has just brought one. Who
 * comes second waits here until the first is kept.
 */
export const saveFirstText = setStatement<
  { slot: 'int2'; number: 'text'; textId: 'uuid'; said: 'bytea'; heardAt: 'instant' },
  { readonly textId: string }
>(
  'save dialogues.sms first',
  { slot: 'int2', number: 'text', textId: 'uuid', said: 'bytea', heardAt: 'instant' },
  `insert into dialogues.sms (slot, number, text_id, said, heard_at, is_answered)
   select r.slot, r.number, r.text_id, r.said, r.heard_at, false from :rows
   on conflict (slot, number) do nothing returning text_id`,
);

export const saveText = setStatement(
  'save dialogues.sms',
  {
    slot: 'int2',
    number: 'text',
    textId: 'uuid',
    said: 'bytea',
    heardAt: 'instant',
    isAnswered: 'bool',
    offered: 'json',
    offeredUntil: 'instant',
    helpedAt: 'instant',
  },
  `insert into dialogues.sms (slot, number, text_id, said, heard_at, is_answered, offered,
     offered_until, helped_at)
   select r.slot, r.number, r.text_id, r.said, r.heard_at, r.is_answered, r.offered::json,
     r.offered_until, r.helped_at from :rows
   on conflict (slot, number) do update set text_id = excluded.text_id, said = excluded.said,
     heard_at = excluded.heard_at, is_answered = excluded.is_answered,
     offered = excluded.offered, offered_until = excluded.offered_until,
     helped_at = excluded.helped_at`,
);
