import {
  autoTopupCharged,
  autoTopupDeclined,
  autoTopupStopped,
  callOffTopups,
  endLostRules,
  endRules,
  haltForDisputes,
  haltWithoutMandate,
  hastenRules,
  hastenUnbarred,
  lookAtLines,
  lookAtLow,
  noteCharged,
  noteDeclinedOrder,
  noteReturned,
  reopenExpiries,
  ruleHalted,
  rulesDue,
  tellCharged,
  tellDeclinedOrder,
  tellHalted,
} from '#auto-topups';
import { actionMoved, noteUndone } from '#balance-actions';
import {
  awaitedMoved,
  holdBackDisputed,
  instructRefunds,
  payoutArrived,
  stopDisputed,
  transferCameBack,
} from '#banking';
import { balanceFell, bucketExpired } from '#ledger';
import {
  closedLineOwed,
  closingRefundOwed,
  failClosingRefunds,
  holdBackOwed,
  owePutBack,
  settleClosingRefunds,
  tellCameBack,
  transferFailedRefunds,
  transferOwed,
} from '#closings';
import {
  askByNumber,
  dailyCapReached,
  lineUsedAgain,
  moneyFell,
  packRanLow,
  quotaRecalled,
  recallForMore,
  seeFalls,
  spendingRose,
  stopAged,
  stopBarred,
  zoneCrossed,
} from '#charging';
import {
  advanceNoticeWanted,
  applyMandateNotices,
  collect,
  collectionDeclined,
  collectionOrdered,
  endLostMandates,
  mandateEnded,
  mandateSuspended,
  noteCollected,
  noteDeclined,
  tellAhead,
  tellDeclined,
  tellEnded,
} from '#mandates';
import {
  mandateNoticed,
  disputeLost,
  disputeAnswerWanted,
  disputeOpened,
  disputeWon,
  paymentCaptured,
  mismatchAccepted,
  paymentClosed,
  paymentMismatched,
  paymentPending,
  paymentUnknown,
  refundAwaitsTransfer,
  refundFailed,
  refundSucceeded,
  surplusCaptured,
} from '#payments';
import { bringOwedForward, openActivated, planChanged, termOver, termStarted } from '#packs';
import { goodwillCredited, handInAnswers } from '#disputes';
import { notifyNetwork } from '#channels/network';
import {
  tellBucketExpired,
  tellLineExpired,
  tellListeners,
  tellMoneyFell,
  tellNearEnd,
  tellPackEmpty,
} from '#channels/tmf654';
import { on, type Reaction } from '#platform/facts';
import { takePayouts } from '#reconciliation';
import {
  remindBonus,
  remindCap,
  remindExpired,
  remindExpiry,
  remindLow,
  remindPack,
  remindSpending,
  remindZone,
} from '#reminders';
import { settleIssuesByBank } from '#resellers';
import { floatRanLow, saleMade, saleRefused, saleUndone } from '#sales';
import {
  barChanged,
  lineAged,
  lineNearsEnd,
  lineRevived,
  registrationChanged,
  validityExtended,
  validityReversed,
} from '#subscribers';
import {
  closeDisputes,
  failRefunds,
  noteClosed,
  noteMismatched,
  notePending,
  noteUnknown,
  putBackDisputes,
  returnSurplus,
  sendRefundsAgain,
  settleRefunds,
  settleTopups,
  takeForDisputes,
  topupCredited,
  topupDisputed,
  topupRefunding,
  valuePutBack,
} from '#topups';
import { tellFloatsLow, tellSalesMade, tellSalesRefused, tellSalesUndone } from '#webhooks';

/**
 * Which fact causes what, in order. `during` acts in the transaction that tells the fact, on the
 * books alone; `after` are durable jobs that run once it has committed. A fact with nothing after
 * it is told for whoever comes later.
 */
export const reactions: readonly Reaction[] = [
  on(paymentCaptured, { during: [settleTopups, noteCollected] }),
  on(surplusCaptured, { during: [returnSurplus] }),
  // The rule before the mandate: whoever orders by a rule holds them in this order.
  on(paymentClosed, { during: [noteClosed, noteDeclinedOrder, noteDeclined] }),
  on(paymentUnknown, { during: [noteUnknown] }),
  on(paymentPending, { during: [notePending] }),
  on(paymentMismatched, { during: [noteMismatched] }),
  // Money that people took for what it is was collected, whatever becomes of it.
  on(mismatchAccepted, { during: [noteCollected] }),
  on(payoutArrived, { during: [takePayouts] }),
  on(awaitedMoved, { during: [settleIssuesByBank] }),
  on(refundAwaitsTransfer, { during: [instructRefunds] }),
  on(transferCameBack, { after: { 'tell an owner that the bank sent it back': tellCameBack } }),
  on(mandateNoticed, { after: { 'apply what is told of a mandate': applyMandateNotices } }),
  on(collectionOrdered, { soon: { 'ask for the money': collect } }),
  on(advanceNoticeWanted, { after: { 'tell the payer ahead': tellAhead } }),
  on(collectionDeclined, { after: { 'tell the owner of a decline': tellDeclined } }),
  // That it is over is one thing to know, and that a rule has nothing left to pay by another.
  on(mandateEnded, {
    after: {
      'tell the owner of an end': tellEnded,
      'pause rules that nothing pays for': haltWithoutMandate,
    },
  }),
  on(mandateSuspended, { after: { 'pause rules that nothing pays for': haltWithoutMandate } }),
  on(refundSucceeded, { during: [settleClosingRefunds, settleRefunds] }),
  on(refundFailed, {
    during: [failRefunds, failClosingRefunds],
    after: { 'send back again what was for nobody': sendRefundsAgain },
  }),
  on(closingRefundOwed, {
    after: { 'send by the bank what a closed line is owed': transferFailedRefunds },
  }),
  on(valuePutBack, { during: [owePutBack] }),
  on(closedLineOwed, {
    after: { 'send by the bank what is owed after a closing': transferOwed },
  }),
  on(disputeAnswerWanted, { after: { 'hand in an answer to a dispute': handInAnswers } }),
  on(disputeOpened, {
    // What waits to be sent before anything is taken for it: nobody may enter it meanwhile.
    during: [stopDisputed, takeForDisputes],
    after: {
      'hold back what a bank was to send': holdBackDisputed,
      'hold back what a closed line is owed': holdBackOwed,
    },
  }),
  on(topupDisputed, { during: [haltForDisputes] }),
  on(ruleHalted, { after: { 'tell the owner': tellHalted } }),
  on(disputeWon, { during: [putBackDisputes] }),
  on(disputeLost, { during: [closeDisputes] }),
  on(topupCredited, { during: [noteCharged, bringOwedForward, recallForMore] }),
  on(topupRefunding, { during: [noteReturned] }),
  on(goodwillCredited, { during: [recallForMore, hastenRules] }),
  // Whoever is told by webhooks is told what was committed, and all of it.
  on(saleMade, { during: [tellSalesMade] }),
  on(saleRefused, { during: [tellSalesRefused] }),
  on(saleUndone, { during: [noteUndone, tellSalesUndone] }),
  on(floatRanLow, { during: [tellFloatsLow] }),
  on(actionMoved, { after: { 'tell listeners of TMF654': tellListeners } }),
  on(validityExtended, {}),
  on(lineRevived, {
    during: [hastenRules],
    after: { 'begin the plan of a new card': openActivated },
  }),
  on(lineAged, {
    during: [stopAged],
    after: {
      'tell whose line has expired': remindExpired,
      'tell listeners of a line that expired': tellLineExpired,
      'end rules of lines that are over': endLostRules,
      'end mandates of people without a number': endLostMandates,
    },
  }),
  on(lineNearsEnd, {
    after: {
      'tell whose line expires': remindExpiry,
      'tell listeners of an end ahead': tellNearEnd,
    },
  }),
  on(barChanged, {
    during: [stopBarred, hastenUnbarred],
    after: { 'turn off rules of lines that are closed': endRules },
  }),
  on(registrationChanged, { during: [askByNumber] }),
  on(validityReversed, { during: [recallForMore, reopenExpiries] }),
  on(termStarted, { during: [recallForMore] }),
  on(termOver, { during: [recallForMore] }),
  on(planChanged, { during: [recallForMore] }),
  on(quotaRecalled, { soon: { 'tell the network': notifyNetwork } }),
  on(zoneCrossed, { after: { 'tell the rates there': remindZone } }),
  on(bucketExpired, {
    after: {
      'tell whose bonus expired': remindBonus,
      'tell listeners of a bucket that expired': tellBucketExpired,
    },
  }),
  // Whoever debits a line has told it by that.
  on(balanceFell, { during: [seeFalls] }),
  // The line stands still once it is empty, which need not be long.
  on(moneyFell, {
    first: { 'top up by itself': lookAtLow },
    after: { 'remind the owner': remindLow, 'tell listeners of a level': tellMoneyFell },
  }),
  on(lineUsedAgain, { first: { 'top up by itself': lookAtLines } }),
  on(packRanLow, {
    after: {
      'tell how much of a pack is used': remindPack,
      'tell listeners of a pack used up': tellPackEmpty,
    },
  }),
  on(dailyCapReached, { after: { 'tell that the day is paid': remindCap } }),
  on(spendingRose, { after: { 'tell what is unusual': remindSpending } }),
  on(rulesDue, { after: { 'look at rules': lookAtLines } }),
  on(autoTopupStopped, { soon: { 'call it off': callOffTopups } }),
  on(autoTopupCharged, { after: { 'tell the owner': tellCharged } }),
  on(autoTopupDeclined, {
    after: { 'look at rules': lookAtLines, 'tell the owner': tellDeclinedOrder },
  }),
];
