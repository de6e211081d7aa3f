import type { appRoutes } from '@lowu/contract/app';
import { instantOrNull } from '#platform/http';
import {
  addWords,
  advise,
  type Complaint,
  disputeSettings,
  listAppeals,
  openAppeal,
  readAppeal,
  reopenAppeal,
  type Subject,
  withdrawAppeal,
} from '#disputes';
import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import type { Maker, TopupId } from '#topups';
import { presentEvent } from './auto-topups.ts';
import type { AppCall, AppChannel } from './channel.ts';
import { keyedRequest } from './keyed-request.ts';
import { presentAppeal, presentListed } from './present-appeal.ts';
import { makerOf, presentTopup } from './present-topup.ts';
import { presentCharge } from './present-usage.ts';
import { readAs } from './read-as.ts';

type Routes = typeof appRoutes;
type Said = AppCall<Routes['adviseAppeal']>['body'];

/** Whose appeals a visitor sees: those of the person, and those of this device before. */
export function readersOf({ subscriber, device }: Visit): Maker[] {
  return subscriber === null ? [device] : [subscriber, device];
}

/** What was ordered before the person signed in, they see as their device. */
async function complaintOf(context: Context, said: Said, who: Visit): Promise<Complaint> {
  const { kind, topup, line, charge } = said;
  const by = makerOf(who);
  const subject = (topup ?? charge ?? '') as Subject;
  const reader = topup ? (await readAs(context, topup as TopupId, who)).maker : by;
  return { kind, subject, line: (line ?? null) as LineId | null, by, reader };
}

export async function handleAdvise(
  channel: AppChannel,
  { body, who, request }: AppCall<Routes['adviseAppeal']>,
) {
  const { context } = channel;
  const complaint = await complaintOf(context, body, who);
  const { verdict, topup, charge, log, askedAt } = await advise(context, complaint);
  return {
    verdict,
    topup: topup && (await presentTopup(channel, topup, complaint.reader)),
    charge: charge && presentCharge(charge, channel.languageOf(request)),
    log: log.map(presentEvent),
    askedAt: instantOrNull(askedAt),
    promise: {
      firstAnswerHours: context.settings().get(disputeSettings.firstAnswerHours),
      answerDays: context.settings().get(disputeSettings.answerDays),
    },
  };
}

export async function handleOpenAppeal(
  channel: AppChannel,
  { body, who, request }: AppCall<Routes['openAppeal']>,
) {
  const { context } = channel;
  const complaint = await complaintOf(context, body, who);
  const { email } = body;
  const said = `appeal ${body.kind} ${complaint.subject} ${email ?? ''} ${body.text}`;
  const number = await openAppeal(context, {
    ...complaint,
    request: keyedRequest(request, complaint.by, said),
    words: body.text,
    email,
    language: who.preferences.language,
  });
  return shown(channel, number, who);
}

export async function handleListAppeals(
  { context }: AppChannel,
  { who }: AppCall<Routes['listAppeals']>,
) {
  const appeals = await listAppeals(context, readersOf(who));
  return { appeals: appeals.map((appeal) => presentListed(context, appeal)) };
}

export async function handleReadAppeal(
  channel: AppChannel,
  { params, who }: AppCall<Routes['readAppeal']>,
) {
  return shown(channel, params.number, who);
}

export async function handleAddWords(
  channel: AppChannel,
  { params, body, who }: AppCall<Routes['addAppealWords']>,
) {
  await addWords(channel.context, params.number, readersOf(who), body.text);
  return shown(channel, params.number, who);
}

export async function handleWithdraw(
  channel: AppChannel,
  { params, who }: AppCall<Routes['withdrawAppeal']>,
) {
  await withdrawAppeal(channel.context, params.number, readersOf(who));
  return shown(channel, params.number, who);
}

export async function handleReopen(
  channel: AppChannel,
  { params, body, who }: AppCall<Routes['reopenAppeal']>,
) {
  await reopenAppeal(channel.context, params.number, readersOf(who), body.text);
  return shown(channel, params.number, who);
}

async function shown({ context }: AppChannel, number: string, who: Visit) {
  return presentAppeal(context, await readAppeal(context, number, readersOf(who)));
}
