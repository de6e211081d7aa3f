import { statement } from '#platform/postgres';

export interface FigureRow {
  readonly opened: bigint;
  readonly answered: bigint;
  readonly withdrawn: bigint;
  readonly reopened: bigint;
  /** Half of all first answers came within so many seconds, and nine of ten. */
  readonly firstAnswerHalf: number | null;
  readonly firstAnswerMost: number | null;
  readonly lateFirst: bigint;
  readonly lateAnswers: bigint;
}

/**
 * How appeals that were opened since an instant were answered. What was late is told by the clock's
 * own events, so that what is answered afterwards stays late.
 */
export const readFigures = statement<FigureRow>(
  'read disputes.appeal figures',
  `with one as (
     select a.state, a.round, a.opened_at,
       (select min(e.at) from disputes.event e
        where e.slot = a.slot and e.appeal = a.id
          and e.event in ('replied', 'asked', 'answered')) as heard_at,
       exists (select from disputes.event e where e.slot = a.slot and e.appeal = a.id
         and e.event = 'first_answer_late') as is_first_late,
       exists (select from disputes.event e where e.slot = a.slot and e.appeal = a.id
         and e.event = 'answer_late') as is_answer_late
     from disputes.appeal a where a.opened_at >= $1
   ), timed as (select *, extract(epoch from heard_at - opened_at) as seconds from one)
   select count(*) as opened,
     count(*) filter (where state = 'answered') as answered,
     count(*) filter (where state = 'withdrawn') as withdrawn,
     count(*) filter (where round = 2) as reopened,
     percentile_disc(0.5) within group (order by seconds)::float8 as first_answer_half,
     percentile_disc(0.9) within group (order by seconds)::float8 as first_answer_most,
     count(*) filter (where is_first_late) as late_first,
     count(*) filter (where is_answer_late) as late_answers
   from timed`,
);

/** What answers have given since an instant. */
export const readOutcomes = statement<{ gives: string; count: bigint }>(
  'read disputes.appeal outcomes',
  `select outcome ->> 'gives' as gives, count(*) as count from disputes.appeal
   where opened_at >= $1 and outcome is not null group by 1 order by 1`,
);
