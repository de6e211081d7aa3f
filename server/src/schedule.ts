import { claimDueRules } from '#auto-topups';
import { endReservations, resumeTopups, runStandings } from '#balance-actions';
import { readBanks } from '#banking';
import { settleClosings } from '#closings';
import { dayMs, hourMs, minuteMs, secondMs } from '#base';
import { lapseSessions, sweepSessions } from '#charging';
import { fetchRate } from '#fx';
import { sweepIdentity } from '#identity';
import { tellUnseen } from '#dialogues';
import { handInDueAnswers, watchClocks } from '#disputes';
import { expireBuckets, expireHolds, rollUpSystemAccounts } from '#ledger';
import { endWaiting, type Senders, sendDueMessages, sweepMessages } from '#notifications';
import { askAboutDueMandates } from '#mandates';
import type { Context } from '#platform/context';
import { renewDueTerms } from '#packs';
import {
  applyWaitingNotices,
  askDisputes,
  askDuePayments,
  sendDueRefunds,
  sweepHealth,
} from '#payments';
import { keepEndings } from '#platform/endings';
import { sweepLimits } from '#platform/limits';
import type { Scheduled } from '#platform/schedule';
import { assignReceiptNumbers, indexReceiptsByOrder } from '#receipts';
import { fetchDueBills, rematchOpenDays } from '#reconciliation';
import { gatherLeases, releaseBenefits } from '#promotions';
import { sweepReminders } from '#reminders';
import { forgetRefusedRows } from '#line-imports';
import { finishDueSwaps } from '#sims';
import { ageLines } from '#subscribers';
import { deleteOldQuotes, returnForgotten, sendStrandedRefunds, tellStillHeld } from '#topups';
import { sweepDeveloperSessions } from '#partners';
import { sweepTillSessions } from '#resellers';
import { payCommissions, sellDueOrders } from '#sales';
import { askWitnesses, sealAndKeep, sealLog, sweepAndKeep, sweepLog } from '#transparency';
import { expireVouchers, sweepGuesses } from '#vouchers';
import { sweepWebhooks } from '#webhooks';
import { letOldRowsLeave } from './retention.ts';
import { untrueChecks } from './untrue.ts';

/** Where things stand that outlive the database. */
export interface Places {
  readonly ownerUrl: string;
  readonly endingsFile?: string;
  /** What the log has signed last. */
  readonly checkpointFile?: string;
}

/**
 * What runs when, by the one clock. Each of these finds its work by an index of what is due.
 * Without any sender messages stay queued.
 */
export function scheduleOf(
  senders: Senders,
  { ownerUrl, endingsFile, checkpointFile }: Places,
): readonly Scheduled[] {
  return [
    ...(Object.keys(senders).length > 0 ? sendingBy(senders) : []),
    every(secondMs, 'sell what programs have ordered', sellDueOrders),
    every(2 * secondMs, 'apply waiting notices', applyWaitingNotices),
    every(2 * secondMs, 'ask about payments', askDuePayments),
    every(2 * secondMs, 'send refunds', sendDueRefunds),
    every(6 * hourMs, 'ask about disputes', askDisputes),
    every(minuteMs, 'hand in answers to disputes again', handInDueAnswers),
    every(5 * secondMs, 'answer by text what was not seen', tellUnseen),
    every(10 * secondMs, 'ask about mandates', askAboutDueMandates),
    every(secondMs, 'look for rules that are due', claimDueRules),
    every(2 * secondMs, 'renew packs and fees', renewDueTerms),
    every(10 * secondMs, 'let silent sessions lapse', lapseSessions),
    every(10 * secondMs, 'expire holds', expireHolds),
    every(10 * secondMs, 'expire buckets', expireAfterRenewals),
    every(dayMs, 'forget rows that were refused', forgetRefusedRows),
    every(5 * secondMs, 'age lines', ageLines),
    every(10 * secondMs, 'replace SIMs that were held', finishDueSwaps),
    every(10 * secondMs, 'roll up system accounts', rollUpSystemAccounts),
    every(5 * secondMs, 'settle top-ups of programs', resumeTopups),
    every(2 * secondMs, 'make standing top-ups', runStandings),
    every(5 * secondMs, 'end reservations', endReservations),
    every(minuteMs, 'number receipts', assignReceiptNumbers),
    every(minuteMs, 'index receipts by order', indexReceiptsByOrder),
    ...(endingsFile === undefined ? [] : [keptIn(endingsFile)]),
    ...sealingInto(checkpointFile),
    every(5 * secondMs, 'ask witnesses', askWitnesses),
    every(20 * secondMs, 'read banks', readBanks),
    every(5 * secondMs, 'settle closed lines', settleClosings),
    every(minuteMs, 'fetch the rate', fetchRate),
    every(5 * minuteMs, 'fetch bills', fetchDueBills),
    every(hourMs, 'match days with open breaks again', rematchOpenDays),
    every(10 * minuteMs, 'delete old quotes', deleteOldQuotes),
    every(10 * minuteMs, 'sweep limits', sweepLimits),
    every(hourMs, 'forget how methods did', sweepHealth),
    every(minuteMs, 'give back what nobody reviewed', returnForgotten),
    every(10 * minuteMs, 'tell what is held still', tellStillHeld),
    every(10 * minuteMs, 'send what was stranded', sendStrandedRefunds),
    every(minuteMs, 'look at the clocks of appeals', watchClocks),
    every(hourMs, 'end old sessions', sweepIdentity),
    every(hourMs, 'end old sessions of tills', sweepTillSessions),
    every(hourMs, 'end old sessions of developers', sweepDeveloperSessions),
    every(10 * minuteMs, 'pay commission of the day before', payCommissions),
    every(minuteMs, 'expire vouchers', expireVouchers),
    every(hourMs, 'forget old guesses at vouchers', sweepGuesses),
    every(hourMs, 'sweep old sessions of networks', sweepSessions),
    every(dayMs, 'sweep old messages', sweepMessages),
    every(hourMs, 'free what unpaid orders had reserved', releaseBenefits),
    every(5 * minuteMs, 'gather what is left of budgets', gatherLeases),
    every(dayMs, 'forget old reminders', sweepReminders),
    every(dayMs, 'forget old webhooks', sweepWebhooks),
    every(dayMs, 'let old rows leave', (context) => letOldRowsLeave(context, ownerUrl)),
  ];
}

function sealingInto(file: string | undefined): readonly Scheduled[] {
  const seal = file === undefined ? sealLog : (context: Context) => sealAndKeep(context, file);
  const sweep = file === undefined ? sweepLog : (context: Context) => sweepAndKeep(context, file);
  return [every(secondMs, 'seal the log', seal), every(hourMs, 'seal what came late', sweep)];
}

function keptIn(file: string): Scheduled {
  return every(5 * secondMs, 'keep what has ended', (context) => keepEndings(context, file));
}

/**
 * What is renewed in time rolls over, also where all of this has stood still over its last instant.
 */
async function expireAfterRenewals(context: Context): Promise<void> {
  await renewDueTerms(context);
  await expireBuckets(context);
}

function sendingBy(senders: Senders): readonly Scheduled[] {
  return [
    every(secondMs, 'send messages', (context) => sendDueMessages(context, senders, untrueChecks)),
    every(minuteMs, 'wait no longer for receipts', (context) => endWaiting(context, senders)),
  ];
}

function every(everyMs: number, name: string, run: Scheduled['run']): Scheduled {
  return { name, everyMs, run: (context) => run(context) };
}
