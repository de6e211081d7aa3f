import { statement } from '#platform/postgres';
import type { Count } from '../count.ts';

export interface ShiftRow {
  readonly id: string;
  readonly till: string;
  readonly number: number;
  readonly openedBy: string;
  readonly openedAt: number;
  readonly opening: Count;
  readonly openingCounted: bigint;
  readonly fetched: bigint;
  readonly openingDifference: bigint;
  readonly openingReason: string;
  readonly closedBy: string | null;
  readonly closedAt: number | null;
  readonly closing: Count | null;
  readonly closingCounted: bigint | null;
  readonly closingExpected: bigint | null;
  readonly closingReason: string | null;
  readonly delivered: bigint | null;
  readonly acceptedBy: string | null;
}

const columns = `s.id, s.till, s.number, s.opened_by, s.opened_at, s.opening, s.opening_counted,
  s.fetched, s.opening_difference, s.opening_reason, s.closed_by, s.closed_at, s.closing,
  s.closing_counted, s.closing_expected, s.closing_reason, s.delivered, s.accepted_by`;

/** The next of its till, which is locked. */
export const insertShift = statement<{ number: number }>(
  'insert tills.shift',
  `insert into tills.shift (id, till, number, opened_by, opened_at, opening, opening_counted,
     fetched, opening_difference, opening_reason)
   select $1, $2, coalesce(max(s.number), 0) + 1, $3, $4::timestamptz, $5::json, $6, $7, $8, $9
   from tills.shift s where s.till = $2
   returning number`,
);

/** The open shift of a till, and the one that a person has open. */
export const readOpenShifts = statement<ShiftRow>(
  'read tills.shift open',
  `select ${columns} from tills.shift s
   where s.closed_at is null and (s.till = $1 or s.opened_by = $2)`,
);

export const readShiftOfPerson = statement<ShiftRow>(
  'read tills.shift of person',
  `select ${columns} from tills.shift s where s.closed_at is null and s.opened_by = $1`,
);

export const readShift = statement<ShiftRow>(
  'read tills.shift',
  `select ${columns} from tills.shift s where s.id = $1`,
);

export const lockShift = statement<ShiftRow>(
  'lock tills.shift',
  `select ${columns} from tills.shift s where s.id = $1 for no key update`,
);

/** Many may sell at once; whoever closes it waits until what was begun is committed. */
export const shareShift = statement<ShiftRow>(
  'share tills.shift',
  `select ${columns} from tills.shift s where s.id = $1 for share`,
);

/** The open shift of a person, kept open until what is done under it is committed. */
export const shareShiftOfPerson = statement<ShiftRow>(
  'share tills.shift of person',
  `select ${columns} from tills.shift s where s.closed_at is null and s.opened_by = $1 for share`,
);

/** The open shift of a till, kept open until what is done under it is committed. */
export const shareShiftOfTill = statement<ShiftRow>(
  'share tills.shift of till',
  `select ${columns} from tills.shift s where s.closed_at is null and s.till = $1 for share`,
);

export const closeShift = statement(
  'close tills.shift',
  `update tills.shift
   set closed_by = $2, closed_at = $3::timestamptz, closing = $4::json, closing_counted = $5,
     closing_expected = $6, closing_reason = $7, delivered = $8
   where id = $1`,
);

export const acceptShift = statement(
  'accept tills.shift',
  `update tills.shift set accepted_by = $2, accepted_at = $3::timestamptz where id = $1`,
);

/** The newest of each till, open ones among them. */
export const readNewestShifts = statement<ShiftRow>(
  'read tills.shift newest',
  `select ${columns} from tills.till t, lateral (
     select * from tills.shift n where n.till = t.code order by n.number desc limit 1
   ) s`,
);

/** Closed with a difference that nobody has looked into, oldest first. */
export const readUnsettledShifts = statement<ShiftRow>(
  'read tills.shift unsettled',
  `select ${columns} from tills.shift s
   where s.accepted_by is null and s.closed_at is not null
     and (s.opening_difference <> 0 or s.closing_counted <> s.closing_expected)
   order by s.closed_at limit $1`,
);
