import { hongKongDay, type Language, minuteMs, newId, slotFor, uuidOf } from '#base';
import { type CollectionPlan, connectorOf } from '#payments';
import type { Context } from '#platform/context';
import { consentVersion, offeredConsent } from './consent.ts';
import { mandateOf, note } from './load-mandates.ts';
import type { MandateId } from './mandate.ts';
import { refuse } from './refusals.ts';
import { mandateSettings } from './settings.ts';
import { insertMandates, readMandatesOf } from './store/mandates.ts';
import { planProblem, termsOf } from './terms.ts';

export interface WantedMandate {
  readonly owner: string;
  readonly connector: string;
  readonly language: Language;
  /** The version of the text that the person has read and agreed to. */
  readonly consentVersion: string;
  /** The fixed days that it is for, where the method is for fixed days alone. */
  readonly plan?: CollectionPlan;
  /** Where the payer lands afterwards. */
  readonly returnUrl: string;
  /** Where its provider sends notices; the connector's code follows. */
  readonly notifyBaseUrl: string;
}

/**
 * Keeps what the person agrees to, before the wallet is asked for anything. Nothing is charged.
 * Refuses with `consent_changed`, `mandates_unavailable`, `mandate_plan_unfit`, and `mandate_open`
 * when there is one of this connector already.
 */
export async function askForMandate(context: Context, wanted: WantedMandate): Promise<MandateId> {
  const { owner, connector: code, language } = wanted;
  if (wanted.consentVersion !== consentVersion) throw refuse.consent_changed();
  const connector = await connectorOf(context, code);
  if (!connector.isEnabled || !connector.provider.mandates) throw refuse.mandates_unavailable();
  const plan = wanted.plan ?? null;
  const { capabilities } = connector.provider.mandates;
  const problem = planProblem(capabilities.plan, plan, hongKongDay(context.clock.now()));
  if (problem) throw refuse.mandate_plan_unfit({ reason: problem });
  const [currency = 'HKD'] = connector.capabilities.currencies;
  const { consent, limits } = offeredConsent(context, language, {
    plan,
    currency,
    isUnscheduled: capabilities.isUnscheduled,
  });
  const slot = slotFor(owner);
  return context.db.transaction(async (tx) => {
    const others = (await tx.query(readMandatesOf, [slot, owner])).map(mandateOf);
    const open = others.find((one) => one.connector === code && one.state === 'active');
    if (open) throw refuse.mandate_open({ mandate: open.id });
    const id: MandateId = newId('mdt', tx.nowMs, slot);
    const endsAt = tx.nowMs + tx.settings.get(mandateSettings.signMinutes) * minuteMs;
    tx.append(insertMandates, {
      slot,
      id: uuidOf(id),
      owner,
      connector: code,
      provider: connector.kind,
      state: 'pending',
      consentVersion: consent.version,
      consentLanguage: consent.language,
      consentText: consent.text,
      returnUrl: wanted.returnUrl,
      notifyBaseUrl: wanted.notifyBaseUrl,
      endsAt,
      mostMinor: limits.mostMinor,
      periodDays: limits.periodDays,
      mostInPeriod: limits.mostInPeriodMinor,
      mostTimes: limits.mostTimes,
      terms: termsOf(capabilities, plan, currency),
      planDue: plan?.firstDay ?? null,
      openedAt: tx.nowMs,
      askAt: Math.min(endsAt, tx.nowMs + minuteMs),
      changedAt: tx.nowMs,
    });
    note(tx, { slot, id }, 'asked');
    return id;
  });
}
