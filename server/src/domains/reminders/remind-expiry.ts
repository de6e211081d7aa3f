import { daysBetween, hongKongDay } from '#base';
import { ruleDays } from '#auto-topups';
import { readCatalog } from '#catalog';
import { readTerms } from '#packs';
import type { Context } from '#platform/context';
import { type LineNearsEnd, readLine } from '#subscribers';
import { endsOn, saidAhead } from './end-of-validity.ts';
import { endRestsMs, type Reminder } from './reminder.ts';
import { tellOnce } from './tell-once.ts';
import { readWishes } from './wish.ts';

/**
 * Tells owners that their lines expire, on the days of their choice. Not told is whose line lives
 * longer meanwhile, whose plan renews it, and whose rule will: these are told by those who do it.
 */
export async function remindExpiry(context: Context, near: readonly LineNearsEnd[]): Promise<void> {
  const lines = near.map(({ line }) => line);
  const [catalog, wishOf, rules] = await Promise.all([
    readCatalog(context),
    readWishes(context, lines),
    ruleDays(context, lines),
  ]);
  const today = hongKongDay(context.clock.now());
  const reminders: Reminder[] = [];
  for (const one of near) {
    const { line, day, at } = one;
    // Told late, it is fewer days; of what has expired since, another message tells.
    const daysLeft = daysBetween(today, day);
    if (daysLeft < 0) continue;
    const wanted = one.daysAhead.filter((ahead) => wishOf(line).daysAhead.includes(ahead));
    // Until the day before the last a rule may still top it up; after that it has failed.
    if (wanted.length === 0 || (daysLeft > 1 && rules.has(line))) continue;
    if (!(await endsBy(context, one))) continue;
    reminders.push({
      line,
      group: 'expiry',
      about: `expires ${day} ${Math.min(...wanted)}`,
      at,
      restsUntil: at + endRestsMs,
      said: saidAhead(catalog, day, daysLeft),
      isUrgent: false,
    });
  }
  await tellOnce(context, reminders);
}

/** Whether it still ends then, as its validity and what renews it stand now. */
async function endsBy(context: Context, { line, day }: LineNearsEnd): Promise<boolean> {
  const [{ validUntil }, terms] = await Promise.all([
    readLine(context, line),
    readTerms(context, line),
  ]);
  return endsOn(day, validUntil, terms);
}
