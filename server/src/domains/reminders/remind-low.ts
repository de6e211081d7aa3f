import { hongKongDay } from '#base';
import { ruleLevels } from '#auto-topups';
import { type MoneyFell, readRecentUse } from '#charging';
import { type NewMessage, queueMessages } from '#notifications';
import type { Context } from '#platform/context';
import { type Contact, type LineId, readContacts, readLine } from '#subscribers';
import { daysLasting, recentMs } from './forecast.ts';

const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;

/** Told below which nothing is left that any use could be paid from. */
const nothingMinor = 1n;

/**
 * Tells owners that their money fell below a level, with how long the rest lasts. Run again it says
 * nothing twice.
 */
export async function remindLow(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  const lines = [...new Set(fell.map(({ line }) => line))];
  const [contacts, rules] = await Promise.all([
    readContacts(context, lines),
    ruleLevels(context, lines),
  ]);
  const messages: NewMessage[] = [];
  for (const one of fell) {
    const contact = contacts.get(one.line);
    const ruleLevel = rules.get(one.line);
    // The rule's own level may stand beside the reminders', and is told by the rule.
    const level = one.levels.findLast((passed) => passed !== ruleLevel);
    if (!contact || level === undefined) continue;
    messages.push(await messageOf(context, one, level, contact));
  }
  if (messages.length === 0) return;
  await context.db.transaction(async (tx) => queueMessages(tx, messages));
}

async function messageOf(
  context: Context,
  { line, afterMinor }: MoneyFell,
  level: bigint,
  { number: to, language }: Contact,
): Promise<NewMessage> {
  const nowMs = context.clock.now();
  const balance = hkd(afterMinor);
  const key = `${line} below ${level} ${hongKongDay(nowMs)}`;
  const about = { to, language, key, cause: line };
  if (level <= nothingMinor) {
    const day = await lastDayOf(context, line);
    return { ...about, kind: 'balance_gone', parameters: { balance, day } };
  }
  const use = await readRecentUse(context, line, nowMs - recentMs);
  const days = daysLasting(afterMinor, use, nowMs);
  return days === null
    ? { ...about, kind: 'balance_below', parameters: { balance, threshold: hkd(level) } }
    : { ...about, kind: 'balance_low', parameters: { balance, days } };
}

/** Until then the line lives, topped up or not. */
async function lastDayOf(context: Context, line: LineId): Promise<string> {
  const { validUntil } = await readLine(context, line);
  return hongKongDay(validUntil ?? context.clock.now());
}
