import { Fault, hongKongDay, slotOf, uuidOf } from '#base';
import { queueMessages } from '#notifications';
import { connectorOf, type NoticeEvidence } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { advanceNoticeOf, type GivenAdvanceNotice, proofBy } from './advance-notice.ts';
import type { AdvanceNoticeWanted } from './facts.ts';
import { lockMandate, note } from './load-mandates.ts';
import { type Mandate, isEnded } from './mandate.ts';
import { readMandate } from './read-mandate.ts';
import { tokenSeal } from './seals.ts';
import { endTelling, readNotice } from './store/advance-notices.ts';
import { addressed, nameOf } from './tell-owners.ts';
import { collectionTime, noticeSpan } from './terms.ts';

/**
 * Has payers told of payments to come, by their provider or by a message of ours, and keeps the
 * proof. However often it runs, there is one notice; where nobody can say whether the provider has
 * told it, it is asked again. Days are counted from the telling: who is told late is charged later.
 */
export async function tellAhead(
  context: Context,
  wanted: readonly AdvanceNoticeWanted[],
): Promise<void> {
  for (const { notice: id, mandate: of } of wanted) {
    const mandate = await readMandate(context, of);
    const [row] = await context.db.read(readNotice, [slotOf(id), uuidOf(id)]);
    const wanted = row && advanceNoticeOf(row);
    const rule = mandate.terms.advanceNotice;
    if (wanted?.state !== 'wanted' || rule === null || isEnded(mandate)) continue;
    const { from, until } = noticeSpan(rule, hongKongDay(wanted.from), context.clock.now());
    const notice = { ...wanted, from, until };
    if (isForNothing(mandate, notice)) {
      await context.db.transaction((tx) => end(tx, mandate, notice, null));
      continue;
    }
    if (rule.by === 'provider') await tellByProvider(context, mandate, notice);
    else await tellByMessage(context, mandate, notice);
  }
}

/** Told so late, a payer would wait for a day on which its plan lets nothing be taken. */
function isForNothing(mandate: Mandate, notice: GivenAdvanceNotice): boolean {
  const { terms, planDue } = mandate;
  return collectionTime(terms, { planDue, collectedAt: null, notice }, notice.from).is === 'untold';
}

async function tellByProvider(
  context: Context,
  mandate: Mandate,
  notice: GivenAdvanceNotice,
): Promise<void> {
  const evidence = await askToTell(context, mandate, notice);
  if (evidence.says === 'nothing_certain') {
    throw new Fault(`nobody can say whether ${notice.id} was told: ${evidence.reason}`);
  }
  await context.db.transaction(async (tx) => {
    const isTold = evidence.says === 'told';
    await end(tx, mandate, notice, isTold ? evidence.proof : null);
    if (!isTold) context.log.warn('an advance notice was refused', { ...evidence, id: notice.id });
  });
}

async function askToTell(
  context: Context,
  { connector, id: number, sealedToken, terms }: Mandate,
  { amountMinor, from }: GivenAdvanceNotice,
): Promise<NoticeEvidence> {
  const { mandates } = (await connectorOf(context, connector)).provider;
  if (!mandates?.announce) return { says: 'refused', reason: 'the provider tells nobody' };
  const token = sealedToken === null ? null : context.secrets.open(sealedToken, tokenSeal);
  const { goodForDays = 1 } = terms.advanceNotice ?? {};
  const { currency } = terms;
  const told = { amountMinor, currency, day: hongKongDay(from), goodForDays };
  return mandates.announce(
    { http: context.http, nowMs: context.clock.now() },
    { number, token },
    told,
  );
}

async function tellByMessage(
  context: Context,
  mandate: Mandate,
  notice: GivenAdvanceNotice,
): Promise<void> {
  const method = await nameOf(context, mandate);
  const price = { amountMinor: notice.amountMinor, currency: mandate.terms.currency };
  const parameters = { method, price, day: hongKongDay(notice.from) };
  const key = `${notice.id} told`;
  const message = await addressed(context, mandate, key, { kind: 'collection_ahead', parameters });
  await context.db.transaction(async (tx) => {
    // Stopped since it was read, it takes nothing that its payer should hear of.
    const isOver = isEnded(await lockMandate(tx, mandate.id));
    const [id] = message && !isOver ? queueMessages(tx, [message]) : [];
    await end(tx, mandate, notice, id ? proofBy(id) : null);
  });
}

/** Without proof it was refused: nothing may be taken by it. */
async function end(
  tx: Tx,
  mandate: Mandate,
  { id: notice, amountMinor: amount, from: opensAt, until: endsAt }: GivenAdvanceNotice,
  proof: string | null,
): Promise<void> {
  await lockMandate(tx, mandate.id);
  const state = proof === null ? 'refused' : 'told';
  const toldAt = proof === null ? null : tx.nowMs;
  const [slot, id] = [slotOf(notice), uuidOf(notice)];
  tx.append(endTelling, { slot, id, state, proof, toldAt, opensAt, endsAt });
  if (proof !== null) note(tx, mandate, 'announced', { amount, reason: proof });
}
