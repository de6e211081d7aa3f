import type { Money } from '#base';
import { readBalance } from '#ledger';
import { type Mandate, readMandate } from '#mandates';
import { declineKindOf } from '#payments';
import type { Context } from '#platform/context';
import { accountOf, readContacts } from '#subscribers';
import { readAnyTopup } from '#topups';
import { contactElsewhere } from './contact-elsewhere.ts';
import type { AutoTopupEnded } from './facts.ts';
import { readAutoTopup, readPast, ruleOfLine } from './load-rules.ts';
import { methodName } from './method-name.ts';
import { isLastDay, plannedFor } from './planned.ts';
import { readSurroundings } from './read-surroundings.ts';
import { type AutoTopup, calledOff, isTaken, returned, type Rule } from './rule.ts';
import { hkd, monthOver, type Said, say } from './tell-owner.ts';

/** Tells owners what their rules have charged and how much is left of the cap: once for each. */
export function tellCharged(context: Context, ended: readonly AutoTopupEnded[]): Promise<void> {
  return tellEach(context, ended, async (rule, one) => {
    const past = await readPast(context, one.line);
    const counted = past.filter(isTaken);
    const { method: code, price, priceCurrency } = await readAnyTopup(context, one.id);
    const isHome = priceCurrency === 'HKD';
    const parameters = {
      method: await methodName(context, code),
      value: isHome ? hkd(price) : { amountMinor: price, currency: priceCurrency },
      charged: hkd(counted.reduce((sum, { valueMinor }) => sum + valueMinor, 0n)),
      cap: hkd(one.capMinor ?? rule.capMinor),
    };
    if (one.cause !== 'below') return { kind: 'auto_topup_scheduled', parameters };
    const threshold = hkd(one.belowMinor ?? rule.belowMinor ?? 0n);
    return { kind: 'auto_topup_charged', parameters: { ...parameters, threshold } };
  });
}

/** What is told of one, and under which key where that is not its own. */
type Word = Said & { readonly key?: string };

/** Tells owners of declines that mean nothing for the mandate itself; of those others tell them. */
export function tellDeclinedOrder(
  context: Context,
  ended: readonly AutoTopupEnded[],
): Promise<void> {
  return tellEach(context, ended, async (rule, one) => {
    if (one.reason === calledOff) return saidCalledOff(context, one);
    if (one.reason === returned) return undefined;
    const mandate = await readMandate(context, one.mandate);
    const { provider, connector, state, lastDecline } = mandate;
    // No wallet has declined it: it was not asked any more, or had nothing left to pay by.
    if (one.reason === 'closed' && hadEnded(mandate, one)) return saidCalledOff(context, one);
    if (one.reason !== 'closed') {
      if (declineKindOf(provider, one.reason ?? '', 1) !== 'soft') return undefined;
      // One soft decline too many: the mandate rests no more and is used no more.
      if (state === 'suspended' && lastDecline === one.reason) return undefined;
    }
    const month = await monthAtLast(context, rule, one);
    if (month) return month;
    const method = await methodName(context, connector);
    const balance = await balanceOf(context, one);
    const parameters = { method, value: hkd(one.valueMinor), balance };
    return { kind: 'auto_topup_declined', parameters };
  });
}

/**
 * A month's that was declined on the last day for it is told as the end of the month, and the same
 * is not told again when the month is over.
 */
async function monthAtLast(
  context: Context,
  rule: Rule,
  { cause, openedAt, endedAt }: AutoTopup,
): Promise<Word | undefined> {
  if (cause !== 'monthly' || rule.state !== 'on' || openedAt < rule.onSince) return undefined;
  const [month] = plannedFor({ ...rule, monthDone: null, daysLeft: null }, null, openedAt);
  if (!month) return undefined;
  const { lastDayFor } = await readSurroundings(context, rule);
  const one = { ...month, lastDay: lastDayFor(month.day) };
  if (!isLastDay(one, endedAt ?? openedAt)) return undefined;
  return monthOver(rule, { day: month.day, lastWhy: 'mandate_rests', isLast: true });
}

/** Whether a mandate was over when what it was to pay came to nothing. */
function hadEnded({ endedAt }: Pick<Mandate, 'endedAt'>, one: AutoTopup): boolean {
  return endedAt !== null && one.endedAt !== null && endedAt <= one.endedAt;
}

async function saidCalledOff(context: Context, one: AutoTopup): Promise<Said> {
  const parameters = { value: hkd(one.valueMinor), balance: await balanceOf(context, one) };
  return { kind: 'auto_topup_called_off', parameters };
}

async function balanceOf(context: Context, { line }: AutoTopup): Promise<Money> {
  const { units } = await readBalance(context, accountOf(line));
  return hkd(units.find(({ unit }) => unit === 'HKD')?.total ?? 0n);
}

async function tellEach(
  context: Context,
  ended: readonly AutoTopupEnded[],
  wordsFor: (rule: Rule, one: AutoTopup) => Promise<Word | undefined>,
): Promise<void> {
  const lines = ended.map(({ line }) => line);
  const contacts = await readContacts(context, lines);
  for (const { topup, line } of ended) {
    const [rule, one] = await Promise.all([
      ruleOfLine(context, line),
      readAutoTopup(context, topup),
    ]);
    const word = rule && one && (await wordsFor(rule, one));
    if (!word) continue;
    const { key = `${topup} ${one.state}`, ...said } = word;
    const contact = contacts.get(line) ?? (await contactElsewhere(context, rule));
    await context.db.transaction(async (tx) => say(tx, contact, said, key, topup));
  }
}
