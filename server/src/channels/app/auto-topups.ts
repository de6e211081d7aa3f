import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { isoTime } from '#base';
import {
  autoTopupSettings,
  type NextCheck,
  readRule,
  ruleConsent,
  ruleVersion,
  type RuleEvent,
  setRule,
  type ShownRule,
  skipNext,
  stopRule,
  whyInWords,
} from '#auto-topups';
import type { Visit } from '#identity';
import { listMandates, type MandateId } from '#mandates';
import type { Line } from '#subscribers';
import { hkd } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';

type Routes = typeof appRoutes;

export async function handleReadAutoTopup(
  channel: AppChannel,
  { params, who }: AppCall<Routes['readAutoTopup']>,
) {
  return presentAutoTopup(channel, await ownLine(channel.context, params.line, who), who);
}

export async function handleSetAutoTopup(
  channel: AppChannel,
  { params, body, who }: AppCall<Routes['setAutoTopup']>,
) {
  const line = await ownLine(channel.context, params.line, who);
  const { consentVersion, sentence, daysLeft, monthlyDay, monthlyUntil, capTimes } = body;
  const { version, intervalMinutes } = body;
  await setRule(channel.context, {
    line: line.id,
    owner: line.subscriber,
    language: who.preferences.language,
    consentVersion,
    sentence,
    firstMinor: bigOrNull(body.firstMinor),
    seen: { version, intervalMinutes },
    wish: {
      belowMinor: bigOrNull(body.belowMinor),
      daysLeft,
      amountMinor: bigOrNull(body.amountMinor),
      targetMinor: bigOrNull(body.targetMinor),
      monthlyDay,
      monthlyMinor: bigOrNull(body.monthlyMinor),
      monthlyUntil,
      capMinor: BigInt(body.capMinor),
      capTimes,
      mandates: body.mandates as MandateId[],
    },
  });
  return presentAutoTopup(channel, line, who);
}

export async function handleStopAutoTopup(
  channel: AppChannel,
  { params, who }: AppCall<Routes['stopAutoTopup']>,
) {
  const line = await ownLine(channel.context, params.line, who);
  await stopRule(channel.context, line.id, line.subscriber);
  return presentAutoTopup(channel, line, who);
}

export async function handleSkipAutoTopup(
  channel: AppChannel,
  { params, body, who }: AppCall<Routes['skipAutoTopup']>,
) {
  const line = await ownLine(channel.context, params.line, who);
  await skipNext(channel.context, line.id, line.subscriber, body.isSkipped);
  return presentAutoTopup(channel, line, who);
}

function bigOrNull(amountMinor: number | null): bigint | null {
  return amountMinor === null ? null : BigInt(amountMinor);
}

function hkdOrNull(amountMinor: bigint | null) {
  return amountMinor === null ? null : hkd(amountMinor);
}

async function presentAutoTopup({ context }: AppChannel, line: Line, { preferences }: Visit) {
  const [shown, mandates] = await Promise.all([
    readRule(context, line.id),
    listMandates(context, line.subscriber),
  ]);
  const settings = context.settings();
  const intervalMinutes = settings.get(autoTopupSettings.intervalMinutes);
  const good = mandates.filter(({ state }) => state === 'active').reverse();
  return {
    rule: presentRule(shown, intervalMinutes),
    version: ruleVersion(shown.rule),
    events: shown.events.map(presentEvent),
    mandates: good.map(({ id, connector, terms }) => ({
      id,
      method: methodNameOf(connector),
      isScheduledOnly: !terms.isUnscheduled,
    })),
    proposed: {
      below: hkd(BigInt(settings.get(autoTopupSettings.belowMinor))),
      daysLeft: settings.get(autoTopupSettings.daysLeft),
      amount: hkd(BigInt(settings.get(autoTopupSettings.amountMinor))),
      cap: hkd(BigInt(settings.get(autoTopupSettings.capMinor))),
      capTimes: settings.get(autoTopupSettings.capTimes),
      intervalMinutes,
    },
    consent: { version: ruleConsent.version, text: ruleConsent.text[preferences.language] },
  };
}

function presentRule(
  { rule, usedMinor, usedTimes, open, next }: ShownRule,
  intervalMinutes: number,
) {
  if (!rule) return null;
  const { state, daysLeft, monthlyDay, capTimes, mandates, skipsNext } = rule;
  return {
    state,
    pausedWhy: state === 'paused' ? whyInWords(rule.pausedWhy) : null,
    below: hkdOrNull(rule.belowMinor),
    daysLeft,
    amount: hkdOrNull(rule.amountMinor),
    target: hkdOrNull(rule.targetMinor),
    monthlyDay,
    monthlyAmount: hkdOrNull(rule.monthlyMinor),
    monthlyUntil: rule.monthlyUntil,
    cap: hkd(rule.capMinor),
    capTimes,
    // No sooner than was agreed to.
    intervalMinutes: Math.max(intervalMinutes, rule.intervalMinutes ?? 0),
    mandates: [...mandates],
    skipsNext,
    used: hkd(usedMinor),
    usedTimes,
    isUnderWay: open !== undefined,
    next: presentNext(next),
  };
}

function presentNext(next: NextCheck | null) {
  if (!next) return null;
  const { cause, day, atMs } = next;
  return { cause, day, at: atMs === null ? null : isoTime(atMs) };
}

export function presentEvent({ at, event, valueMinor, reason, topup }: RuleEvent) {
  const isTold = event === 'refused' || event === 'paused';
  const why = isTold ? whyInWords(reason) : null;
  return { at: isoTime(at), event, amount: hkdOrNull(valueMinor), why, topup };
}
