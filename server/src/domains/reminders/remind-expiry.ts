import { daysBetween, type HongKongDay, hongKongDay } from '#base';
import { ruleDays } from '#auto-topups';
import { type Catalog, readCatalog, validityDaysFor } from '#catalog';
import { isOpen, readTerms } from '#packs';
import type { Context } from '#platform/context';
import { type LineNearsEnd, readLine } from '#subscribers';
import { endRestsMs, hkd, type Reminder, type Said } from './reminder.ts';
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

/** Whether that is still its last day, and nothing that renews it by then will move it. */
async function endsBy(context: Context, { line, day }: LineNearsEnd): Promise<boolean> {
  const [{ validUntil }, terms] = await Promise.all([
    readLine(context, line),
    readTerms(context, line),
  ]);
  if (validUntil === null || hongKongDay(validUntil) !== day) return false;
  return !terms.some(
    (term) => term.kind === 'period' && isOpen(term) && term.renews && term.endsAt <= validUntil,
  );
}

function saidAhead(catalog: Catalog, day: HongKongDay, days: number): Said {
  const { value, validDays } = leastThatHelps(catalog, days);
  return days === 0
    ? { kind: 'line_expires_today', parameters: { value, validDays } }
    : { kind: 'line_expires', parameters: { days, day, value, validDays } };
}

/** The least top-up on the shelf that carries the line past the day it has now. */
function leastThatHelps({ validity, shelf }: Catalog, daysAhead: number) {
  const rung = validity.find(
    ({ days, fromMinor }) => days > daysAhead && fromMinor >= shelf.leastMinor,
  );
  const value = rung?.fromMinor ?? shelf.leastMinor;
  return { value: hkd(value), validDays: validityDaysFor(validity, value) };
}
