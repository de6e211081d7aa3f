import type { HomeCountry, PhoneNumber } from '#base';
import { insertRows, keyedStatement, setStatement, statement } from '#platform/postgres';
import type { Registration } from '../line.ts';

export interface NumberRow {
  readonly number: PhoneNumber;
  readonly line: string;
  readonly home: HomeCountry;
  readonly registration: Registration;
  readonly seq: bigint;
}

const columns = 'n.number, n.line, n.home, n.registration, n.seq';

export const insertLineNumbers = insertRows('subscribers.line_number', {
  slot: 'int2',
  line: 'uuid',
  number: 'text',
});

export const insertNumbers = insertRows('subscribers.phone_number', {
  number: 'text',
  lineSlot: 'int2',
  line: 'uuid',
  home: 'text',
  registration: 'text',
  seq: 'int8',
  changedAt: 'instant',
});

export const insertNumberEvents = insertRows('subscribers.phone_number_event', {
  number: 'text',
  seq: 'int8',
  line: 'uuid',
  registration: 'text',
  cause: 'text',
  recordedAt: 'instant',
});

const lineKey = { slot: 'int2', line: 'uuid' } as const;

/** The numbers that a line ever had. */
export const readLineNumbers = keyedStatement<typeof lineKey, { number: PhoneNumber }>(
  'read subscribers.line_number',
  lineKey,
  `select r.asked, n.number
   from :rows, lateral (
     select * from subscribers.line_number n where n.slot = r.slot and n.line = r.line
   ) n`,
);

const numberKey = { number: 'text' } as const;

/** Whose a number is; one that was released is nobody's. */
export const readNumber = keyedStatement<typeof numberKey, NumberRow>(
  'read subscribers.phone_number one',
  numberKey,
  `select r.asked, ${columns}
   from :rows, lateral (
     select * from subscribers.phone_number n
     where n.number = r.number and n.released_at is null limit 1
   ) n`,
);

/** Those of lines; a number that was released is nobody's. */
export const readNumbers = statement<NumberRow>(
  'read subscribers.phone_number',
  `select ${columns} from subscribers.phone_number n
   where n.number = any ($1::text[]) and n.released_at is null`,
);

export const readReleasedNumbers = statement<NumberRow>(
  'read subscribers.phone_number released',
  `select ${columns} from subscribers.phone_number n
   where n.number = any ($1::text[]) and n.released_at is not null`,
);

/** The numbers that lines have now, for their lines' end. */
export const lockNumbersOfLines = setStatement<typeof lineKey, NumberRow>(
  'lock subscribers.phone_number of lines',
  lineKey,
  `select n.* from :rows, lateral (
     select number from subscribers.line_number o where o.slot = r.slot and o.line = r.line
   ) o, lateral (
     select ${columns} from subscribers.phone_number n
     where n.number = o.number and n.line = r.line and n.released_at is null
     for no key update
   ) n`,
);

export const releaseNumbers = setStatement(
  'release subscribers.phone_number',
  { number: 'text', seq: 'int8', releasedAt: 'instant' },
  `update subscribers.phone_number n
   set registration = 'none', seq = r.seq, released_at = r.released_at, changed_at = r.released_at
   from :rows where n.number = r.number`,
);

/** Gives a released number to another line; one that somebody else was quicker to take stays. */
export const takeReleasedNumbers = setStatement(
  'take subscribers.phone_number',
  {
    number: 'text',
    lineSlot: 'int2',
    line: 'uuid',
    registration: 'text',
    seq: 'int8',
    changedAt: 'instant',
  },
  `update subscribers.phone_number n
   set line_slot = r.line_slot, line = r.line, registration = r.registration, seq = r.seq,
     changed_at = r.changed_at, released_at = null
   from :rows where n.number = r.number and n.released_at is not null`,
);

const key = { number: 'text' } as const;

export const lockNumbers = setStatement<typeof key, NumberRow>(
  'lock subscribers.phone_number',
  key,
  `select ${columns}
   from :rows, lateral (
     select * from subscribers.phone_number n where n.number = r.number for no key update
   ) n`,
);

export const updateRegistrations = setStatement(
  'update subscribers.phone_number',
  { ...key, registration: 'text', seq: 'int8', changedAt: 'instant' },
  `update subscribers.phone_number n
   set registration = r.registration, seq = r.seq, changed_at = r.changed_at
   from :rows where n.number = r.number`,
);

/** What happened to a number, newest first. */
export const readNumberEvents = statement<{
  line: string;
  registration: Registration;
  cause: string;
  recordedAt: number;
}>(
  'read subscribers.phone_number_event',
  `select line, registration, cause, recorded_at
   from subscribers.phone_number_event where number = $1 order by seq desc`,
);
