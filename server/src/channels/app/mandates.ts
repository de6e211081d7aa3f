import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { isoTime, type Words } from '#base';
import type { Visit } from '#identity';
import {
  askForMandate,
  listMandates,
  type Mandate,
  type MandateId,
  offeredConsent,
  readHistory,
  readMandate,
  stopMandate,
  usedNow,
} from '#mandates';
import { readAllConnectors } from '#payments';
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
  const offered = [...connectors.values()].filter(
    ({ isEnabled, provider }) => isEnabled && provider.mandates?.capabilities.isUnscheduled,
  );
  return {
    mandates: await Promise.all(mandates.map((mandate) => presentMandate(channel, mandate))),
    offers: offered.map(({ code, capabilities: { currencies } }) => {
      const [currency = 'HKD'] = currencies;
      const { language } = who.preferences;
      const { version, text } = offeredConsent(context, language, { currency }).consent;
      return { ...methodOf(code), consent: { version, text } };
    }),
  };
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
