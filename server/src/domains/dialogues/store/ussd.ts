import type { InstantMs, PhoneNumber } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { Standing } from '../screen.ts';

const key = { slot: 'int2', number: 'text' } as const;

export interface DialogueRow {
  readonly number: PhoneNumber;
  /** Of the turn that was heard last. */
  readonly turnId: string;
  readonly session: number | null;
  readonly turn: number | null;
  readonly begins: boolean;
  readonly said: string;
  readonly heardAt: InstantMs;
  /** Where it stood when that turn was heard. */
  readonly standing: Standing | null;
  /** Where it stands since it was answered; null where it is over. */
  readonly next: Standing | null;
  /** Null until it was decided. */
  readonly answer: string | null;
  readonly byText: string | null;
  /** When it counts as not seen; null once it was seen or told by text. */
  readonly dueAt: InstantMs | null;
}

const columns = `d.number, d.turn_id, d.session, d.turn, d.begins, d.said, d.heard_at, d.standing,
  d.next, d.answer, d.by_text, d.due_at`;

export const lockDialogue = statement<DialogueRow>(
  'lock dialogues.ussd',
  `select ${columns} from dialogues.ussd d where d.slot = $1 and d.number = $2 for no key update`,
);

/** A turn that is heard begins without an answer. */
export const saveHeard = setStatement(
  'hear dialogues.ussd',
  {
    ...key,
    turnId: 'uuid',
    session: 'int2',
    turn: 'int2',
    begins: 'bool',
    said: 'text',
    heardAt: 'instant',
    standing: 'json',
    dueAt: 'instant',
  },
  `insert into dialogues.ussd (slot, number, turn_id, session, turn, begins, said, heard_at,
     standing, next, answer, by_text, due_at)
   select r.slot, r.number, r.turn_id, r.session, r.turn, r.begins, r.said, r.heard_at,
     r.standing::json, null, null, null, r.due_at from :rows
   on conflict (slot, number) do update set turn_id = excluded.turn_id,
     session = excluded.session, turn = excluded.turn, begins = excluded.begins,
     said = excluded.said, heard_at = excluded.heard_at, standing = excluded.standing,
     next = null, answer = null, by_text = null, due_at = excluded.due_at`,
);

/** Keeps what was decided of a turn, unless another has been heard meanwhile. */
export const keepAnswer = statement<{ readonly turnId: string }>(
  'answer dialogues.ussd',
  `update dialogues.ussd set answer = $4, next = $5::json, by_text = $6, due_at = $7::timestamptz
   where slot = $1 and number = $2 and turn_id = $3
   returning turn_id`,
);

/** Seen, told by text, or of a dialogue that is over. */
export const closeTurn = statement<{ readonly turnId: string }>(
  'close dialogues.ussd',
  `update dialogues.ussd set due_at = null
   where slot = $1 and number = $2 and turn_id = $3 and due_at is not null
   returning turn_id`,
);

export const readTurn = statement<DialogueRow>(
  'read dialogues.ussd',
  `select ${columns} from dialogues.ussd d where d.slot = $1 and d.number = $2`,
);

/** Takes turns that nobody has seen until $2; one that is not told by then is due again. */
export const claimUnseen = statement<DialogueRow>(
  'claim dialogues.ussd',
  `update dialogues.ussd d set due_at = $2::timestamptz
   from (
     select slot, number from dialogues.ussd
     where due_at <= $1::timestamptz order by due_at limit $3 for update skip locked
   ) due
   where d.slot = due.slot and d.number = due.number
   returning ${columns}`,
);
