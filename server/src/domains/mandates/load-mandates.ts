import { idFrom, type Language, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { EndedBy, Mandate, MandateEventName, MandateId, MandateState } from './mandate.ts';
import type { MandateTerms } from './terms.ts';
import { refuse } from './refusals.ts';
import { insertEvents } from './store/history.ts';
import { lockMandates, type MandateRow, updateMandates } from './store/mandates.ts';

export function mandateOf(row: MandateRow): Mandate {
  const { consentVersion: version, consentLanguage, consentText: text, ...rest } = row;
  const { mostMinor, periodDays, mostInPeriod: mostInPeriodMinor, mostTimes, ...others } = rest;
  return {
    ...others,
    id: idFrom('mdt', row.id),
    state: row.state as MandateState,
    consent: { version, language: consentLanguage as Language, text },
    limits: { mostMinor, periodDays, mostInPeriodMinor, mostTimes },
    // Those that were asked for before there were others are in HKD.
    terms: { currency: 'HKD', ...(row.terms as Partial<MandateTerms>) } as MandateTerms,
    openAttempt: row.openAttempt === null ? null : idFrom('att', row.openAttempt),
    endedBy: row.endedBy as EndedBy | null,
  };
}

/** The mandate, which nobody else changes until this transaction ends. */
export async function lockMandate(tx: Tx, id: MandateId): Promise<Mandate> {
  const [row] = await tx.load(lockMandates, [{ slot: slotOf(id), id: uuidOf(id) }]);
  if (!row) throw refuse.mandate_unknown();
  return mandateOf(row);
}

export function saveMandate(tx: Tx, mandate: Mandate): void {
  const { id, openAttempt } = mandate;
  tx.append(updateMandates, {
    ...mandate,
    id: uuidOf(id),
    openAttempt: openAttempt === null ? null : uuidOf(openAttempt),
    changedAt: tx.nowMs,
  });
}

/** Adds to the history that the owner reads. */
export function note(
  tx: Tx,
  { slot, id }: Pick<Mandate, 'slot' | 'id'>,
  event: MandateEventName,
  more: { readonly attempt?: string; readonly amount?: bigint; readonly reason?: string } = {},
): void {
  const { attempt = null, amount = null, reason = null } = more;
  tx.append(insertEvents, {
    slot,
    mandate: uuidOf(id),
    at: tx.nowMs,
    event,
    attempt,
    amount,
    reason,
  });
}
