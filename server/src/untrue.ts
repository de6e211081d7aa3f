import { isWordUntrue } from '#auto-topups';
import type { UntrueChecks } from '#notifications';
import { isTermWordUntrue } from '#packs';
import { isReminderUntrue } from '#reminders';
import { isHeldNoMore } from '#topups';

/**
 * Who knows whether a message that has waited, for the morning or for its gateway, still says what
 * is so. All other kinds tell what has happened, which stays true.
 */
export const untrueChecks: UntrueChecks = {
  auto_topup_ahead: isWordUntrue,
  auto_topup_ahead_most: isWordUntrue,
  collection_ahead: isWordUntrue,
  term_renews: isTermWordUntrue,
  term_ends: isTermWordUntrue,
  topup_still_held: isHeldNoMore,
  balance_low: isReminderUntrue,
  balance_low_today: isReminderUntrue,
  balance_below: isReminderUntrue,
  balance_gone: isReminderUntrue,
  line_expires: isReminderUntrue,
  line_expires_today: isReminderUntrue,
  line_blocked: isReminderUntrue,
  zone_switched: isReminderUntrue,
  zone_uncapped: isReminderUntrue,
  zone_closed: isReminderUntrue,
};
