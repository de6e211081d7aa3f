import { slotOf, type InstantMs, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Action, Place, Said } from './action.ts';
import type { Asked } from './asked.ts';
import { perform } from './perform.ts';
import { refuse } from './refusals.ts';
import type { StandingTerms } from './standing.ts';
import { insertStandings } from './store/standing.ts';

export interface StandingWanted extends Place {
  /** What each adds, minor units of HKD. */
  readonly valueMinor: bigint;
  readonly terms: StandingTerms;
  /** When the first comes due; null for now. */
  readonly startsAt: InstantMs | null;
  readonly said: Said;
}

/**
 * Orders top-ups that come again, each paid from the client's float as it comes. Refuses with
 * `balance_standing_invalid` and `balance_line_closed`.
 */
export function orderStanding(
  context: Context,
  asked: Asked,
  { line, bucket, valueMinor, terms, startsAt, said }: StandingWanted,
): Promise<Action> {
  checkTerms(terms, valueMinor);
  return perform(context, asked, {
    kind: 'topup',
    line,
    bucket,
    unit: 'HKD',
    amount: valueMinor,
    said,
    isStanding: true,
    apply: (tx, id) => {
      const isTimed = 'period' in terms;
      const first = Math.max(startsAt ?? tx.nowMs, tx.nowMs);
      tx.append(insertStandings, {
        slot: slotOf(id),
        action: uuidOf(id),
        period: isTimed ? terms.period : null,
        periodsLeft: isTimed ? terms.times : null,
        threshold: isTimed ? null : terms.threshold,
        cap: isTimed ? null : terms.cap,
        restMinutes: isTimed ? null : terms.restMinutes,
        startsAt: first,
        made: 0,
        lookAt: first,
      });
      return { state: 'created' };
    },
  });
}

const mostPeriods = 1_200;
const mostRestMinutes = 43_200;

function checkTerms(terms: StandingTerms, valueMinor: bigint): void {
  if ('period' in terms) {
    const { times } = terms;
    if (times !== null && (times < 1 || times > mostPeriods)) {
      throw refuse.balance_standing_invalid({ what: 'numberOfPeriods' });
    }
    return;
  }
  if (terms.threshold <= 0n) throw refuse.balance_standing_invalid({ what: 'threshold' });
  if (terms.cap < valueMinor) throw refuse.balance_standing_invalid({ what: 'cap' });
  if (terms.restMinutes < 1 || terms.restMinutes > mostRestMinutes) {
    throw refuse.balance_standing_invalid({ what: 'restMinutes' });
  }
}
