import { dayMs, hourMs, type InstantMs } from '#base';
import type { MessageKind } from './message.ts';
import type { OutsideChannel } from './senders/sender.ts';

/** What a subscriber can do without: nothing of `required`, what is `helpful` first. */
export type MessageLevel = 'required' | 'important' | 'helpful';

/** How a kind of message is treated on its way. */
export interface KindRule {
  readonly level: MessageLevel;
  /**
   * What to do when a message went out and no answer came back: `repeat` says it twice rather than
   * not at all, `leave` the other way round. A text that names a reference or a day is recognized
   * when it comes twice; a balance that comes twice looks like two things that happened.
   */
  readonly onDoubt: 'repeat' | 'leave';
  /** Whether it waits until its receiver is likely to be awake. */
  readonly waitsForMorning: boolean;
  /** After this it would tell nothing any more, and is no longer sent. */
  readonly usefulMs: InstantMs;
  /** It speaks of today, and would not be true tomorrow. */
  readonly isOfToday?: true;
  /** The one way that it may go, because arriving there is what it proves. */
  readonly onlyBy?: OutsideChannel;
  /** It is read in the app's inbox, and interrupts nobody. */
  readonly staysInside?: true;
  /** Its receiver is a mail address and not a number. */
  readonly isMailed?: true;
  /** Its receiver has written to us, so it comes from where they wrote to, and can be answered. */
  readonly isConversation?: true;
}

/** The answer to what its receiver has just done, or to money that has just moved. */
const answer: KindRule = {
  level: 'required',
  onDoubt: 'repeat',
  waitsForMorning: false,
  usefulMs: 3 * dayMs,
};
/** What must be told, and may wait for the morning. */
const paper: KindRule = { ...answer, waitsForMorning: true };
const reminder: KindRule = {
  level: 'important',
  onDoubt: 'leave',
  waitsForMorning: true,
  usefulMs: dayMs,
};
/** What is of use at once or not at all. */
const alert: KindRule = { ...reminder, waitsForMorning: false, usefulMs: hourMs };

export const kindRules: Readonly<Record<MessageKind, KindRule>> = {
  sign_in_code: { ...answer, onlyBy: 'sms' },
  email_code: { ...answer, onlyBy: 'email' },
  developer_code: { ...answer, onlyBy: 'email', isMailed: true },
  developer_invitation: { ...answer, onlyBy: 'email', isMailed: true },
  developer_factors_set: { ...answer, onlyBy: 'email', isMailed: true },
  topup_credited: answer,
  topup_pending: answer,
  topup_not_charged: answer,
  topup_failed: answer,
  gift_paid: answer,
  sale_made: answer,
  payout_account_changed: { ...answer, level: 'important' },
  gift_received: { ...answer, level: 'important' },
  gift_taken_back: paper,
  sim_swap_asked: answer,
  sim_swap_done: answer,
  sim_swap_stopped: answer,
  line_closing: answer,
  closing_came_back: { ...paper, level: 'important' },
  balance_corrected_up: paper,
  balance_corrected_down: paper,
  debt_written_off: paper,
  topup_undone: answer,
  refund_made: paper,
  refund_failed: paper,
  term_renews: paper,
  term_ends: { ...paper, level: 'important' },
  term_renewed: reminder,
  term_lapsed: { ...paper, level: 'important' },
  term_outlived: { ...paper, level: 'important' },
  term_withdrawn: { ...paper, level: 'important' },
  fee_owed: { ...paper, level: 'important' },
  topup_held: answer,
  topup_mismatched: answer,
  topup_still_held: paper,
  topup_taken_by_bank: paper,
  mandate_stopped: answer,
  mandate_over: { ...paper, level: 'important' },
  collection_ahead: paper,
  collection_needs_payer: answer,
  collection_stopped: answer,
  topup_charged_back: paper,
  topup_put_back: paper,
  balance_low: reminder,
  balance_low_today: reminder,
  balance_below: reminder,
  balance_gone: { ...answer, level: 'important' },
  bonus_expired: { ...reminder, level: 'helpful', staysInside: true },
  line_expires: paper,
  line_expires_today: { ...paper, usefulMs: dayMs, isOfToday: true },
  line_blocked: paper,
  zone_switched: alert,
  zone_uncapped: alert,
  zone_closed: alert,
  pack_nearly_used: { ...alert, level: 'helpful' },
  pack_used_up: { ...alert, usefulMs: dayMs },
  pack_stopped: { ...alert, usefulMs: dayMs },
  daily_cap_reached: { ...alert, level: 'helpful' },
  unusual_use: answer,
  auto_topup_charged: answer,
  auto_topup_scheduled: answer,
  auto_topup_ahead: paper,
  auto_topup_ahead_most: paper,
  auto_topup_declined: answer,
  auto_topup_not_made: answer,
  auto_topup_unknown: answer,
  auto_topup_put_off: answer,
  auto_topup_paused: answer,
  auto_topup_rests: answer,
  auto_topup_cap_reached: answer,
  auto_topup_started: answer,
  auto_topup_stopped: answer,
  auto_topup_stopped_open: answer,
  auto_topup_ended: paper,
  auto_topup_called_off: answer,
  appeal_opened: answer,
  appeal_replied: paper,
  appeal_asked: paper,
  appeal_answered: paper,
  appeal_late: paper,
  webhook_disabled: { ...answer, onlyBy: 'email', isMailed: true },
  dialogue_answer: { ...answer, usefulMs: hourMs, onlyBy: 'sms', isConversation: true },
};
