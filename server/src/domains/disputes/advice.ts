import type { InstantMs } from '#base';
import type { RuleEvent } from '#auto-topups';
import { type SettingValues } from '#platform/settings';
import { type Topup, undoBefore } from '#topups';
import type { AppealKind } from './appeal.ts';
import type { Charge } from './matter.ts';

/**
 * What the system can say at once. Of money that was paid: where it is. Of a wrong number: whether
 * the payer can take it back alone. Of a charge: why. Of one that nobody remembers: who ordered it.
 */
export type Verdict =
  | 'credited'
  | 'being_asked'
  | 'held'
  | 'not_charged'
  | 'going_back'
  | 'gone_back'
  | 'can_undo'
  | 'cannot_undo'
  | 'explained'
  | 'without_price'
  | 'by_rule'
  | 'by_hand';

export interface Advice {
  readonly verdict: Verdict;
  readonly topup: Topup | null;
  readonly charge: Charge | null;
  /** What the rule of the line did about this order, oldest first; empty of any other order. */
  readonly log: readonly RuleEvent[];
  /** Set where the provider was asked again for this very question. */
  readonly askedAt: InstantMs | null;
}

/** Where the money of an order is, in one word. */
export function whereIsIt({ state }: Pick<Topup, 'state'>): Verdict {
  switch (state) {
    case 'credited':
      return 'credited';
    case 'awaiting_payment':
    case 'confirming':
      return 'being_asked';
    case 'held_for_review':
      return 'held';
    case 'not_charged':
      return 'not_charged';
    case 'refunding':
      return 'going_back';
    case 'refunded':
      return 'gone_back';
  }
}

/** What is said of an order at once, for each thing that one may say of it. */
export function verdictOn(
  kind: AppealKind,
  topup: Topup,
  { isRule, nowMs, settings }: { isRule: boolean; nowMs: InstantMs; settings: SettingValues },
): Verdict {
  if (kind === 'unknown_auto_charge') return isRule ? 'by_rule' : 'by_hand';
  if (kind === 'not_credited' || topup.state !== 'credited') return whereIsIt(topup);
  return nowMs <= undoBefore(topup, settings) ? 'can_undo' : 'cannot_undo';
}
