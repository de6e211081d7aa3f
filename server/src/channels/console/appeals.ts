import { consoleRoutes } from '@lowu/contract/console';
import { isId, isoTime } from '#base';
import type { AttachmentId, WantedOutcome } from '#disputes';
import { readLogins } from '#identity';
import {
  answerAppeal,
  decideAnswer,
  explainAppeal,
  readAppeals,
  readAttachment,
  readKeptEvidence,
  sayToPerson,
  takeAppeal,
} from '#ops';
import { instantOrNull, presentMoney, sendFile } from '#platform/http';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

import { presentExplained, presentWaiting } from './present-appeal.ts';

type Routes = typeof consoleRoutes;

async function handleRead(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readAppeals']>,
) {
  const [found, logins] = await Promise.all([readAppeals(context, caller), readLogins(context)]);
  const { firstAnswerHalfMs, firstAnswerMostMs, outcomes, ...figures } = found.figures;
  return {
    appeals: found.appeals.map((waiting) => presentWaiting(waiting, logins)),
    chargebacks: found.chargebacks.map((dispute) => ({
      id: dispute.id,
      topup: isId('top', dispute.reference) ? dispute.reference : null,
      connector: dispute.connector,
      amount: presentMoney({ amountMinor: dispute.amount, currency: dispute.currency }),
      reason: dispute.reason,
      state: dispute.state as 'open' | 'answered',
      dueAt: instantOrNull(dispute.dueAt),
      openedAt: isoTime(dispute.openedAt),
    })),
    figures: {
      ...figures,
      firstAnswerHalfSeconds: inSeconds(firstAnswerHalfMs),
      firstAnswerMostSeconds: inSeconds(firstAnswerMostMs),
      outcomes: [...outcomes],
    },
  };
}

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1_000);
}

async function handleExplain(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['explainAppeal']>,
) {
  const explained = await explainAppeal(context, caller, params.number);
  return presentExplained(explained, await readLogins(context));
}

async function handleTake(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['takeAppeal']>,
) {
  await takeAppeal(context, caller, params.number);
  return { number: params.number };
}

async function handleSay(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['sayToPerson']>,
) {
  await sayToPerson(context, caller, params.number, { words: body.text, as: body.as });
  return { number: params.number };
}

async function handleAnswer(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['answerAppeal']>,
) {
  const answer = { wanted: wantedOf(body), words: body.text };
  const isAnswered = await answerAppeal(context, caller, params.number, answer);
  return { number: params.number, isAnswered };
}

/** Nothing is refused where an amount is needed; of what is spent only a refund says something. */
function wantedOf({
  gives,
  amountMinor,
  spentRule,
}: StaffCall<Routes['answerAppeal']>['body']): WantedOutcome {
  if (gives === 'explained' || gives === 'apology') return { gives };
  const amount = BigInt(amountMinor ?? 0);
  if (gives === 'credit') return { gives, amountMinor: amount };
  if (gives === 'write_off') return { gives, price: amount };
  return { gives, price: amount, spentRule: spentRule ?? 'refuse' };
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideAnswer']>,
) {
  const { isApproved, text = '' } = body;
  await decideAnswer(context, caller, params.number, { isApproved, words: text });
  return { number: params.number };
}

async function handleFile(
  { context }: ConsoleChannel,
  { params, caller, reply }: StaffCall<Routes['readStaffAttachment']>,
): Promise<undefined> {
  const asked = { number: params.number, attachment: params.attachment as AttachmentId };
  const { name, content } = await readAttachment(context, caller, asked);
  await sendFile(reply, { name, content, mediaType: 'application/octet-stream' });
}

async function handleKept(
  { context }: ConsoleChannel,
  { params, caller, reply }: StaffCall<Routes['readKeptEvidence']>,
): Promise<undefined> {
  const asked = { number: params.number, seq: Number(params.event) };
  const file = await readKeptEvidence(context, caller, asked);
  await sendFile(reply, { ...file, mediaType: 'application/octet-stream' });
}

/** Appeals and the claims of payers' banks, by their clocks. */
export function addAppeals(add: AddStaffRoute): void {
  add(consoleRoutes.readAppeals, handleRead);
  add(consoleRoutes.explainAppeal, handleExplain);
  add(consoleRoutes.takeAppeal, handleTake);
  add(consoleRoutes.sayToPerson, handleSay);
  add(consoleRoutes.answerAppeal, handleAnswer);
  add(consoleRoutes.decideAnswer, handleDecide);
  add(consoleRoutes.readKeptEvidence, handleKept);
  add(consoleRoutes.readStaffAttachment, handleFile);
}
