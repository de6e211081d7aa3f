import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { type Currency, isoTime } from '#base';
import { type Appeal, groupNumber, type Outcome } from '#disputes';
import type { Logins } from '#identity';
import type { ExplainedAppeal } from '#ops';

import { hkd, instantOrNull, presentMoney } from '#platform/http';

import { presentAttempt, presentNotices, presentRefund } from './present-evidence.ts';
import { presentTopup } from './present-topup.ts';

type Routes = typeof consoleRoutes;
type Explained = Static<Routes['explainAppeal']['answer']>;
type Listed = Static<Routes['readAppeals']['answer']>['appeals'][number];

interface Waiting {
  readonly appeal: Appeal;
  readonly dueAt: number;
  readonly isLate: boolean;
  readonly isNear: boolean;
}

export function presentWaiting({ appeal, dueAt, isLate, isNear }: Waiting, logins: Logins): Listed {
  return {
    number: groupNumber(appeal.number),
    kind: appeal.kind,
    state: appeal.state,
    stake: hkd(appeal.stakeMinor),
    openedAt: isoTime(appeal.openedAt),
    dueAt: isoTime(dueAt),
    isLate,
    isNear,
    round: appeal.round,
    handler: logins.get(appeal.handler ?? '') ?? null,
    isProposed: appeal.proposal !== null,
  };
}

/** A refund in the currency of what was paid, and goodwill in that of the line. */
function presentOutcome(outcome: Outcome, paidIn: Currency) {
  const { gives } = outcome;
  if (outcome.gives === 'credit') return { gives, amount: hkd(outcome.amountMinor) };
  if (!('price' in outcome)) return { gives, amount: null };
  return { gives, amount: presentMoney({ amountMinor: outcome.price, currency: paidIn }) };
}

export function presentExplained(explained: ExplainedAppeal, logins: Logins): Explained {
  const { appeal, events, attachments, sheet, macros } = explained;
  const { proposal, outcome } = appeal;
  const paidIn = explained.topup?.topup.priceCurrency ?? 'HKD';
  return {
    ...presentWaiting(explained, logins),
    line: appeal.line,
    language: appeal.language,
    firstAnswerBy: isoTime(appeal.firstAnswerBy),
    firstAnsweredAt: instantOrNull(appeal.firstAnsweredAt),
    answerBy: isoTime(appeal.answerBy),
    answeredAt: instantOrNull(appeal.answeredAt),
    outcome: outcome && presentOutcome(outcome, paidIn),
    proposal: proposal && {
      ...presentOutcome(proposal.outcome, paidIn),
      text: proposal.words,
      by: logins.get(proposal.by) ?? null,
      at: isoTime(proposal.at),
    },
    events: events.map(({ at, event, by, byId, words, details }) => ({
      at: isoTime(at),
      event,
      by,
      login: logins.get(byId ?? '') ?? null,
      words,
      file: details['name'] ?? null,
    })),
    attachments: attachments.map(({ id, name, mediaType, sizeBytes, addedAt }) => {
      return { id, name, mediaType, sizeBytes, addedAt: isoTime(addedAt) };
    }),
    kept: explained.kept.map(({ seq, takenAt }) => {
      const event = events.find((one) => one.seq === seq)?.event ?? '';
      return { seq, event, takenAt: isoTime(takenAt) };
    }),
    ...presentEvidence(explained),
    authorities: sheet.map((authority) => ({
      ...authority,
      conditions: authority.conditions.map((condition) => ({ ...condition })),
    })),
    macros: macros.map(({ code, title, words }) => ({ code, title, words })),
    canBeTold: explained.canBeTold,
    aloneLeft: hkd(explained.aloneLeftMinor),
  };
}

function presentEvidence({ topup, evidence }: ExplainedAppeal) {
  const { attempts, refunds, disputes, charge, log } = evidence;
  return {
    topup: topup && presentTopup(topup),
    timeline: (topup?.topup.timeline ?? []).map(({ at, event }) => ({ at: isoTime(at), event })),
    attempts: attempts.map(presentAttempt),
    notices: presentNotices(attempts),
    refunds: refunds.map(presentRefund),
    chargebacks: disputes.map(({ id, state, amount, currency, reason, dueAt }) => ({
      id,
      state,
      amount: presentMoney({ amountMinor: amount, currency }),
      reason,
      dueAt: instantOrNull(dueAt),
    })),
    charge: charge && {
      id: charge.id,
      usedFrom: isoTime(charge.fromMs),
      amount: hkd(charge.amountMinor - charge.uncollectedMinor),
      why: charge.why,
    },
    log: log.map(({ at, event, reason }) => ({ at: isoTime(at), event, reason })),
  };
}
