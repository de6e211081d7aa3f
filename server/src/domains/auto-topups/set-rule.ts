import { isoTime, type Language, slotOf, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { setToppedUpBelow } from '#charging';
import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import type { Tx } from '#platform/postgres';
import { readContacts, readOwnLine } from '#subscribers';
import { topupSettings } from '#topups';
import { isOnAlready, type Seen } from './as-seen.ts';
import { checkRoom } from './check-room.ts';
import { checkWish } from './check-wish.ts';
import { consent, consentIn } from './consent.ts';
import { checkMandates } from './fit-mandates.ts';
import { type FirstTopup, firstTopup } from './first-topup.ts';
import { newRule, type WishFor } from './new-rule.ts';
import { loadPast, lockRule, note, ruleOfLine, saveRule } from './load-rules.ts';
import { lookAtLine } from './look-at-line.ts';
import { refuse } from './refusals.ts';
import type { Rule } from './rule.ts';
import { sayWaysToPay } from './say-ways-to-pay.ts';
import { autoTopupSettings } from './settings.ts';
import { isStillAgreed } from './still-agreed.ts';
import { insertConsents } from './store/history.ts';
import { tellStarted } from './tell-owner.ts';
import { withdrawOpen } from './withdraw-open.ts';

export interface RuleToSet extends WishFor {
  readonly language: Language;
  /** The version of the text that the person has read and agreed to. */
  readonly consentVersion: string;
  /** The rule in a sentence, as the screen has said it. */
  readonly sentence: string;
  /**
   * What is charged because of it, at once or an interval after the last one, as the person has
   * seen and confirmed it; null for nothing.
   */
  readonly firstMinor: bigint | null;
  readonly seen: Seen;
}

/**
 * Turns a line's rule on, or changes it: never without the owner's yes to this very text and to
 * what is charged at once, over what they have seen. Refuses with what is wrong with the wish, with
 * `auto_topup_mandate_unfit`, `auto_topup_consent_changed`, `auto_topup_changed`, and with
 * `auto_topup_first`, the amount, what it is for and from when on it is charged, where the amount
 * differs. What is open and was not agreed to by this, too, is called off.
 */
export async function setRule(context: Context, given: RuleToSet): Promise<void> {
  const { line: id, owner, wish } = given;
  const line = await readOwnLine(context, id, owner);
  if (given.consentVersion !== consent.version) throw refuse.auto_topup_consent_changed();
  const before = await ruleOfLine(context, id);
  if (isOnAlready(given, before, context.settings().get(autoTopupSettings.intervalMinutes))) return;
  const nowMs = context.clock.now();
  const catalog = await readCatalog(context);
  checkWish(catalog, wish, before, nowMs);
  const mostMinor = BigInt(context.settings().get(topupSettings.mostBalanceMinor));
  checkRoom(catalog, wish, { mostMinor, nowMs });
  await checkMandates(context, catalog, owner, wish);
  const first = await firstTopup(context, given);
  if ((first?.valueMinor ?? null) !== given.firstMinor) throw refuse.auto_topup_first(shown(first));
  const contacts = await readContacts(context, [id]);
  const ways = await sayWaysToPay(context, owner, wish.mandates, given.language);
  await context.db.transaction(async (tx) => {
    const before = await lockRule(tx, id);
    const intervalMinutes = tx.settings.get(autoTopupSettings.intervalMinutes);
    if (isOnAlready(given, before, intervalMinutes)) return;
    const agreed = { ...given, intervalMinutes };
    const rule = newRule(agreed, line.numbers[0]?.number ?? '+', tx.nowMs, before);
    saveRule(tx, rule);
    if (before) await withdrawUnagreed(tx, before, rule);
    tellStarted(tx, rule, contacts.get(id));
    setToppedUpBelow(tx, id, wish.belowMinor);
    const isChange = before !== undefined && before.state !== 'off';
    note(tx, id, isChange ? 'changed' : 'turned_on');
    // By terms that its owner has left nothing is charged again, after a restore either.
    if (isChange) noteEnding(tx, { kind: 'auto_topup.end', subject: id, details: {} });
    const { version, text } = consentIn(given.language);
    tx.append(insertConsents, {
      slot: slotOf(id),
      line: uuidOf(id),
      at: tx.nowMs,
      owner,
      version,
      language: given.language,
      said: `${given.sentence}\n${ways}\n${text}`,
    });
  });
  await lookAtLine(context, id);
}

async function withdrawUnagreed(tx: Tx, before: Rule, now: Rule): Promise<void> {
  const past = await loadPast(tx, now.line);
  const open = past.find(({ state }) => state === 'open');
  if (open && !isStillAgreed(open, before, now, past)) await withdrawOpen(tx, now);
}

function shown(first: FirstTopup | undefined) {
  const { valueMinor = null, cause = null, fromMs = null } = first ?? {};
  return {
    amountMinor: valueMinor === null ? null : Number(valueMinor),
    cause,
    chargedFrom: fromMs === null ? null : isoTime(fromMs),
  };
}
