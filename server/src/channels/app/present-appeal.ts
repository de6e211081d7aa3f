import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isId, isoTime } from '#base';
import {
  type Appeal,
  type AppealEvent,
  attachmentsOf,
  clockRules,
  gatherEvidence,
  groupNumber,
  isLate,
  isOver,
  isShown,
  moveRules,
  nextDeadline,
  type Outcome,
  type ReadAppeal,
  readSheet,
  readTold,
  reopenBefore,
} from '#disputes';
import type { Context } from '#platform/context';
import { hkd, instantOrNull, presentMoney } from '#platform/http';

type Routes = typeof appRoutes;
type Answer = Static<Routes['readAppeal']['answer']>;
type Listed = Static<Routes['listAppeals']['answer']>['appeals'][number];

export function presentListed(context: Context, appeal: Appeal): Listed {
  const { subject, state } = appeal;
  const isRunning = state === 'open';
  return {
    number: groupNumber(appeal.number),
    kind: appeal.kind,
    state,
    topup: isId('top', subject) ? subject : null,
    charge: isId('use', subject) ? subject : null,
    line: appeal.line,
    stake: hkd(appeal.stakeMinor),
    openedAt: isoTime(appeal.openedAt),
    dueAt: isRunning ? isoTime(nextDeadline(appeal, clockRules(context.settings()))) : null,
    isLate: !isOver(state) && isLate(appeal, context.clock.now()),
  };
}

/** An appeal as who raised it sees it: what staff say among themselves is not in it. */
export async function presentAppeal(
  context: Context,
  { appeal, events }: ReadAppeal,
): Promise<Answer> {
  const [attachments, sheet, told] = await Promise.all([
    attachmentsOf(context, appeal),
    readSheet(context, appeal),
    readTold(context, appeal),
  ]);
  return {
    ...presentListed(context, appeal),
    firstAnswerBy: isoTime(appeal.firstAnswerBy),
    firstAnsweredAt: instantOrNull(appeal.firstAnsweredAt),
    answerBy: isoTime(appeal.answerBy),
    answeredAt: instantOrNull(appeal.answeredAt),
    outcome: appeal.outcome && (await presentOutcome(context, appeal, appeal.outcome)),
    reopenBefore: instantOrNull(openAgainBefore(context, appeal)),
    canWithdraw: !isOver(appeal.state) && appeal.proposal === null,
    isTold: told !== undefined,
    events: events.filter(isShown).map(presentEvent),
    attachments: attachments.map(({ id, name, mediaType, sizeBytes, addedAt }) => {
      return { id, name, mediaType, sizeBytes, addedAt: isoTime(addedAt) };
    }),
    authorities: sheet.map((authority) => ({
      ...authority,
      conditions: authority.conditions.map((condition) => ({ ...condition })),
    })),
  };
}

function openAgainBefore(context: Context, appeal: Appeal): number | null {
  const until = reopenBefore(appeal, moveRules(context.settings()));
  return until !== null && context.clock.now() <= until ? until : null;
}

function presentEvent({ at, event, words, details }: AppealEvent) {
  const file = details['name'] ?? null;
  return { at: isoTime(at), event: event as Answer['events'][number]['event'], words, file };
}

/** A refund in the currency of what was paid, and goodwill in that of the line. */
async function presentOutcome(context: Context, appeal: Appeal, outcome: Outcome) {
  const { gives } = outcome;
  if (outcome.gives === 'credit') return { gives, amount: hkd(outcome.amountMinor) };
  if (!('price' in outcome)) return { gives, amount: null };
  const { topup } = await gatherEvidence(context, appeal);
  const currency = topup?.priceCurrency ?? 'HKD';
  return { gives, amount: presentMoney({ amountMinor: outcome.price, currency }) };
}
