import { claimDueRules } from '#auto-topups';
import { readBanks } from '#banking';
import { settleClosings } from '#closings';
import { dayMs, hourMs, minuteMs, secondMs } from '#base';
import { lapseSessions, sweepSessions } from '#charging';
import { fetchRate } from '#fx';
import { sweepIdentity } from '#identity';
import { tellUnseen } from '#dialogues';
import { expireBuckets, expireHolds, rollUpSystemAccounts } from '#ledger';
import { type Senders, sendDueMessages, sweepMessages } from '#notifications';
import { askAboutDueMandates } from '#mandates';
import { renewDueTerms } from '#packs';
import { applyWaitingNotices, askDuePayments, sendDueRefunds, sweepHealth } from '#payments';
import { sweepLimits } from '#platform/limits';
import type { Scheduled } from '#platform/schedule';
import { assignReceiptNumbers } from '#receipts';
import { fetchDueBills, rematchOpenDays } from '#reconciliation';
import { sweepReminders } from '#reminders';
import { ageLines } from '#subscribers';
import { deleteOldQuotes, returnForgotten } from '#topups';
import { sweepTillSessions } from '#resellers';
import { payCommissions } from '#sales';
import { sealLog, sweepLog } from '#transparency';

/**
 * What runs when, by the one clock. Each of these finds its work by an index of what is due.
 * Without any sender messages stay queued.
 */
export function scheduleOf(senders: Senders): readonly Scheduled[] {
  const sending =
    Object.keys(senders).length > 0
      ? [every(secondMs, 'send messages', (context) => sendDueMessages(context, senders))]
      : [];
  return [
    ...sending,
    every(2 * secondMs, 'apply waiting notices', applyWaitingNotices),
    every(2 * secondMs, 'ask about payments', askDuePayments),
    every(2 * secondMs, 'send refunds', sendDueRefunds),
    every(5 * secondMs, 'answer by text what was not seen', tellUnseen),
    every(10 * secondMs, 'ask about mandates', askAboutDueMandates),
    every(secondMs, 'look for rules that are due', claimDueRules),
    every(2 * secondMs, 'renew packs and fees', renewDueTerms),
    every(10 * secondMs, 'let silent sessions lapse', lapseSessions),
    every(10 * secondMs, 'expire holds', expireHolds),
    every(10 * secondMs, 'expire buckets', expireBuckets),
    every(5 * secondMs, 'age lines', ageLines),
    every(10 * secondMs, 'roll up system accounts', rollUpSystemAccounts),
    every(minuteMs, 'number receipts', assignReceiptNumbers),
    every(secondMs, 'seal the log', sealLog),
    every(hourMs, 'seal what came late', sweepLog),
    every(20 * secondMs, 'read banks', readBanks),
    every(5 * secondMs, 'settle closed lines', settleClosings),
    every(minuteMs, 'fetch the rate', fetchRate),
    every(5 * minuteMs, 'fetch bills', fetchDueBills),
    every(hourMs, 'match days with open breaks again', rematchOpenDays),
    every(10 * minuteMs, 'delete old quotes', deleteOldQuotes),
    every(10 * minuteMs, 'sweep limits', sweepLimits),
    every(hourMs, 'forget how methods did', sweepHealth),
    every(minuteMs, 'give back what nobody reviewed', returnForgotten),
    every(hourMs, 'end old sessions', sweepIdentity),
    every(hourMs, 'end old sessions of tills', sweepTillSessions),
    every(10 * minuteMs, 'pay commission of the day before', payCommissions),
    every(hourMs, 'sweep old sessions of networks', sweepSessions),
    every(dayMs, 'sweep old messages', sweepMessages),
    every(dayMs, 'forget old reminders', sweepReminders),
  ];
}

function every(everyMs: number, name: string, run: Scheduled['run']): Scheduled {
  return { name, everyMs, run: (context) => run(context) };
}
