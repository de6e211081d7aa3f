import { insertRows, setStatement, statement } from '#platform/postgres';
import type { ClawBackKind, ClawBackState, SpentRule } from '../claw-back.ts';

export interface ClawBackRow {
  readonly slot: number;
  readonly id: string;
  readonly topup: string;
  readonly kind: ClawBackKind;
  readonly price: bigint;
  readonly spentRule: SpentRule;
  readonly reason: string;
  readonly state: ClawBackState;
  readonly isWhole: boolean;
  readonly taken: bigint;
  readonly owed: bigint;
  readonly writtenOff: bigint;
  readonly bonus: bigint;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly openedAt: number;
}

const columns = `c.slot, c.id, c.topup, c.kind, c.price, c.spent_rule, c.reason, c.state,
  c.is_whole, c.taken, c.owed, c.written_off, c.bonus, c.proposed_by, c.decided_by, c.opened_at`;

const key = { slot: 'int2', id: 'uuid' } as const;

export const insertClawBacks = insertRows('topups.claw_back', {
  ...key,
  topup: 'uuid',
  kind: 'text',
  price: 'int8',
  spentRule: 'text',
  reason: 'text',
  state: 'text',
  isWhole: 'bool',
  taken: 'int8',
  owed: 'int8',
  writtenOff: 'int8',
  bonus: 'int8',
  proposedBy: 'text',
  decidedBy: 'text',
  openedAt: 'instant',
  changedAt: 'instant',
});

export const updateClawBacks = setStatement(
  'update topups.claw_back',
  {
    ...key,
    price: 'int8',
    state: 'text',
    isWhole: 'bool',
    taken: 'int8',
    owed: 'int8',
    writtenOff: 'int8',
    bonus: 'int8',
    decidedBy: 'text',
    changedAt: 'instant',
  },
  `update topups.claw_back c
   set price = r.price, state = r.state, is_whole = r.is_whole, taken = r.taken, owed = r.owed,
     written_off = r.written_off, bonus = r.bonus, decided_by = r.decided_by,
     changed_at = r.changed_at
   from :rows where c.slot = r.slot and c.id = r.id`,
);

const topupKey = { slot: 'int2', topup: 'uuid' } as const;

/** Of orders that are locked, oldest first. */
export const readClawBacksOfTopups = setStatement<typeof topupKey, ClawBackRow>(
  'read topups.claw_back of topup',
  topupKey,
  `select c.* from :rows, lateral (
     select ${columns} from topups.claw_back c where c.slot = r.slot and c.topup = r.topup
   ) c order by c.id`,
);

export const readClawBacksOfTopup = statement<ClawBackRow>(
  'read topups.claw_back of one topup',
  `select ${columns} from topups.claw_back c where c.slot = $1 and c.topup = $2 order by c.id`,
);

/** What waits for the other two eyes behind one ($1, $2), oldest first. */
export const readProposedClawBacks = statement<ClawBackRow>(
  'read topups.claw_back proposed',
  `select ${columns} from topups.claw_back c
   where c.state = 'proposed' and (c.opened_at, c.id) > ($1::timestamptz, $2::uuid)
   order by c.opened_at, c.id limit $3`,
);

/** How many wait; no further than $1, so that no count costs more than that. */
export const countProposedClawBacks = statement<{ readonly count: bigint }>(
  'count topups.claw_back proposed',
  `select count(*) as count from (
     select from topups.claw_back where state = 'proposed' limit $1
   ) waiting`,
);

export const readClawBack = statement<ClawBackRow>(
  'read topups.claw_back',
  `select ${columns} from topups.claw_back c where c.slot = $1 and c.id = $2`,
);
