import { setStatement, statement } from '#platform/postgres';
import type { WrittenOutcome } from '../outcome.ts';

/** What of an appeal moves; the rest is fixed when it is opened. */
const moving = {
  state: 'text',
  round: 'int2',
  roundAt: 'instant',
  firstAnswerBy: 'instant',
  firstAnsweredAt: 'instant',
  answerBy: 'instant',
  answeredAt: 'instant',
  pausedAt: 'instant',
  pausedMs: 'int8',
  watchAt: 'instant',
  handler: 'text',
  proposal: 'json',
  outcome: 'json',
  events: 'int4',
  changedAt: 'instant',
} as const;

const key = { slot: 'int2', id: 'uuid' } as const;

export interface WrittenProposal {
  readonly outcome: WrittenOutcome;
  readonly words: string;
  readonly by: `stf_${string}`;
  readonly at: number;
}

export interface AppealRow {
  readonly slot: number;
  readonly id: string;
  readonly number: string;
  readonly raisedBy: string;
  readonly kind: string;
  readonly subject: string;
  readonly line: string;
  readonly stakeMinor: bigint;
  readonly happenedAt: number;
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en';
  readonly email: string | null;
  readonly state: string;
  readonly round: number;
  readonly openedAt: number;
  readonly roundAt: number;
  readonly firstAnswerBy: number;
  readonly firstAnsweredAt: number | null;
  readonly answerBy: number;
  readonly answeredAt: number | null;
  readonly pausedAt: number | null;
  readonly pausedMs: bigint;
  readonly handler: string | null;
  readonly proposal: WrittenProposal | null;
  readonly outcome: WrittenOutcome | null;
  readonly events: number;
}

const columns = `slot, id, number, raised_by, kind, subject, line, stake_minor, happened_at,
  language, email, state, round, opened_at, round_at, first_answer_by, first_answered_at, answer_by,
  answered_at, paused_at, paused_ms, handler, proposal, outcome, events`;

const fixed = {
  ...key,
  number: 'text',
  raisedBy: 'text',
  kind: 'text',
  subject: 'text',
  line: 'uuid',
  stakeMinor: 'int8',
  happenedAt: 'instant',
  language: 'text',
  email: 'text',
  openedAt: 'instant',
} as const;

/** No row where the person has an appeal about the same that is not withdrawn. */
export const insertAppeal = setStatement<typeof fixed & typeof moving, { readonly id: string }>(
  'insert disputes.appeal',
  { ...fixed, ...moving },
  `insert into disputes.appeal (slot, id, number, raised_by, kind, subject, line, stake_minor,
     happened_at, language, email, opened_at, state, round, round_at, first_answer_by,
     first_answered_at, answer_by, answered_at, paused_at, paused_ms, watch_at, handler,
     proposal, outcome, events, changed_at)
   select r.slot, r.id, r.number, r.raised_by, r.kind, r.subject, r.line, r.stake_minor,
     r.happened_at, r.language, r.email, r.opened_at, r.state, r.round, r.round_at,
     r.first_answer_by, r.first_answered_at, r.answer_by, r.answered_at, r.paused_at,
     r.paused_ms, r.watch_at, r.handler, r.proposal::json, r.outcome::json, r.events,
     r.changed_at
   from :rows
   on conflict (slot, raised_by, subject) where state <> 'withdrawn' do nothing
   returning id`,
);

/** Whoever changes an appeal has locked it. */
export const updateAppeals = setStatement(
  'update disputes.appeal',
  { ...key, ...moving },
  `update disputes.appeal a
   set state = r.state, round = r.round, round_at = r.round_at,
     first_answer_by = r.first_answer_by, first_answered_at = r.first_answered_at,
     answer_by = r.answer_by, answered_at = r.answered_at, paused_at = r.paused_at,
     paused_ms = r.paused_ms, watch_at = r.watch_at, handler = r.handler,
     proposal = r.proposal::json, outcome = r.outcome::json, events = r.events,
     changed_at = r.changed_at
   from :rows where a.slot = r.slot and a.id = r.id`,
);

export const lockAppeal = statement<AppealRow>(
  'lock disputes.appeal',
  `select ${columns} from disputes.appeal where slot = $1 and id = $2 for no key update`,
);

export const readWatchAt = statement<{ watchAt: number | null }>(
  'read disputes.appeal watch',
  'select watch_at from disputes.appeal where slot = $1 and id = $2',
);

export const readAppealNumbered = statement<AppealRow>(
  'read disputes.appeal numbered',
  `select ${columns} from disputes.appeal where slot = $1 and number = $2`,
);

/** The one that is not withdrawn. */
export const readAppealAbout = statement<AppealRow>(
  'read disputes.appeal about',
  `select ${columns} from disputes.appeal
   where slot = $1 and raised_by = $2 and subject = $3 and state <> 'withdrawn'`,
);

export const readAppealsOf = statement<AppealRow>(
  'read disputes.appeal of',
  `select ${columns} from disputes.appeal where slot = $1 and raised_by = $2
   order by opened_at desc limit $3`,
);

/** One that is not over, of somebody who is to be forgotten. */
export const readOpenAppealOf = statement<{ id: string }>(
  'read disputes.appeal open of',
  `select id from disputes.appeal
   where slot = $1 and raised_by = $2 and state in ('open', 'waiting') limit 1`,
);

/** Of all slots, those whose next clock ends first, or ended first. */
export const readOpenAppeals = statement<AppealRow>(
  'read disputes.appeal open',
  `select ${columns} from disputes.appeal where watch_at is not null
   order by case when first_answered_at is null then least(first_answer_by, answer_by)
     else answer_by end limit $1`,
);

export const readDueAppeals = statement<Pick<AppealRow, 'id' | 'raisedBy' | 'email'>>(
  'read disputes.appeal due',
  `select id, raised_by, email from disputes.appeal where watch_at <= $1 order by watch_at limit $2`,
);

/** Those whose person was asked something, and whose clock stands still for it. */
export const readWaitingAppeals = statement<
  Pick<AppealRow, 'id' | 'raisedBy' | 'email'> & { readonly pausedAt: number }
>(
  'read disputes.appeal waiting',
  `select id, raised_by, email, paused_at from disputes.appeal
   where watch_at is not null and state = 'waiting' and paused_at is not null
   order by watch_at limit $1`,
);

export const clearEmailsOf = statement(
  'clear disputes.appeal email of',
  `update disputes.appeal set email = null
   where slot = $1 and raised_by = $2 and email is not null`,
);
