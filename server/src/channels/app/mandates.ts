import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { addDays, hongKongDay, isoTime, type Language, type Words } from '#base';
import type { Visit } from '#identity';
import {
  askForMandate,
  listMandates,
  type Mandate,
  type MandateId,
  nextDayOf,
  nextDue,
  offeredConsent,
  readHistory,
  readMandate,
  stopMandate,
  usedNow,
} from '#mandates';
import { type CollectionPlan, type Connector, connectorOf, readAllConnectors } from '#payments';
import type { Context } from '#platform/context';
import { instantOrNull, presentMoney } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { refuse } from './refusals.ts';

type Routes = typeof appRoutes;

export async function handleListMandates(
  channel: AppChannel,
  { who }: AppCall<Routes['listMandates']>,
) {
  const { context } = channel;
  const owner = ownerOf(who);
  const [mandates, connectors] = await Promise.all([
    listMandates(context, owner),
    readAllConnectors(context),
  ]);
  const { language } = who.preferences;
  return {
    mandates: await Promise.all(mandates.map((mandate) => presentMandate(channel, mandate))),
    offers: [...connectors.values()].flatMap((connector) => offerOf(context, connector, language)),
  };
}

function offerOf(context: Context, connector: Connector, language: Language) {
  const { code, isEnabled, provider } = connector;
  if (!isEnabled || !provider.mandates) return [];
  const { isUnscheduled, plan } = provider.mandates.capabilities;
  const consent = plan === null ? consentTo(context, connector, language, null) : null;
  return [{ ...methodOf(code), consent, isScheduledOnly: !isUnscheduled }];
}

function consentTo(
  context: Context,
  { provider, capabilities: { currencies } }: Connector,
  language: Language,
  plan: CollectionPlan | null,
) {
  const [currency = 'HKD'] = currencies;
  const isUnscheduled = provider.mandates?.capabilities.isUnscheduled ?? true;
  const { consent } = offeredConsent(context, language, { plan, currency, isUnscheduled });
  return { version: consent.version, text: consent.text };
}

export async function handleReadMandateConsent(
  { context }: AppChannel,
  { query, who }: AppCall<Routes['readMandateConsent']>,
) {
  const connector = await connectorOf(context, query.method);
  const plan = monthlyOn(Number(query.dayOfMonth), context.clock.now());
  return consentTo(context, connector, who.preferences.language, plan);
}

/** So far ahead of its first day that whatever must be told before can be. */
const leastAheadDays = 10;

/** Once a month from the first such day on that is not too near. */
function monthlyOn(dayOfMonth: number, nowMs: number): CollectionPlan {
  const day = String(dayOfMonth).padStart(2, '0');
  const near = addDays(hongKongDay(nowMs), leastAheadDays);
  const first = `${near.slice(0, 7)}-${day}`;
  const plan = { unit: 'month', count: 1, firstDay: first } as const;
  return first >= near ? plan : { ...plan, firstDay: nextDue(plan, first) };
}

export async function handleAskForMandate(
  channel: AppChannel,
  { body, who }: AppCall<Routes['askForMandate']>,
) {
  const { context, place } = channel;
  const id = await askForMandate(context, {
    owner: ownerOf(who),
    connector: body.method,
    language: who.preferences.language,
    consentVersion: body.consentVersion,
    ...(body.dayOfMonth === undefined
      ? {}
      : { plan: monthlyOn(body.dayOfMonth, context.clock.now()) }),
    returnUrl: `${place.publicUrl}/mandates`,
    notifyBaseUrl: `${place.publicUrl}/notices`,
  });
  return presentMandate(channel, await readMandate(context, id));
}

export async function handleStopMandate(
  channel: AppChannel,
  { params, who }: AppCall<Routes['stopMandate']>,
) {
  const by = { owner: ownerOf(who), endedBy: 'payer', reason: 'stopped in the app' } as const;
  const stopped = await stopMandate(channel.context, params.mandate as MandateId, by);
  return presentMandate(channel, stopped);
}

function ownerOf({ subscriber }: Visit): string {
  if (subscriber === null) throw refuse.sign_in_needed();
  return subscriber;
}

export function methodOf(code: string): { readonly code: string; readonly name: Words } {
  return { code, name: methodNameOf(code) };
}

async function presentMandate({ context, place }: AppChannel, mandate: Mandate) {
  const { id, connector, state, label, limits, consent, endsAt } = mandate;
  const nowMs = context.clock.now();
  const used = usedNow(mandate, nowMs);
  const canSign = state === 'pending' && endsAt !== null && nowMs < endsAt;
  const money = (amountMinor: bigint) =>
    presentMoney({ amountMinor, currency: mandate.terms.currency });
  const history = await readHistory(context, mandate);
  return {
    id,
    method: methodOf(connector),
    state,
    label,
    limits: {
      most: money(limits.mostMinor),
      periodDays: limits.periodDays,
      mostInPeriod: money(limits.mostInPeriodMinor),
      mostTimes: limits.mostTimes,
      used: money(used.minor),
      usedTimes: used.times,
    },
    consent: { version: consent.version, text: consent.text },
    nextDay: nextDayOf(mandate, nowMs),
    signUrl: canSign ? `${place.publicUrl}/mandates/${id}/sign` : null,
    signedAt: instantOrNull(mandate.signedAt),
    endedAt: instantOrNull(mandate.endedAt),
    endedBy: mandate.endedBy,
    history: history.map(({ at, event, amountMinor }) => ({
      at: isoTime(at),
      event,
      amount: amountMinor === null ? null : money(amountMinor),
    })),
  };
}
