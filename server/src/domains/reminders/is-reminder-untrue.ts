import { hongKongDay, isId, slotOf, uuidOf } from '#base';
import { readProfile, readRecentUse } from '#charging';
import { moneyIn, readBalance } from '#ledger';
import type { Leaving } from '#notifications';
import { readTerms } from '#packs';
import type { Context } from '#platform/context';
import { accountOf, type LineId, readLine } from '#subscribers';
import { endsOn, hasExpired } from './end-of-validity.ts';
import { daysLasting, recentDays } from './forecast.ts';
import { aboutMoney } from './reminder.ts';
import { reminderSettings } from './settings.ts';
import { forgetTold } from './store.ts';

/** What a reminder is about, by its key. */
interface About {
  readonly line: LineId;
  readonly about: string;
  readonly at: number;
}

/**
 * Whether a reminder has waited until what it says is over: money has come meanwhile, an end has
 * moved, a zone was left. It counts as never told then, so that the next time is told as the first.
 */
export async function isReminderUntrue(context: Context, { key }: Leaving): Promise<boolean> {
  const told = aboutOf(key);
  if (!told || (await isSo(context, told))) return false;
  const { line, about, at } = told;
  const row = { slot: slotOf(line), line: uuidOf(line), about, at };
  await context.db.transaction(async (tx) => tx.append(forgetTold, row));
  return true;
}

function aboutOf(key: string): About | undefined {
  const [, line, about, at] = /^(\S+) (.+) (\d+)$/.exec(key) ?? [];
  if (line === undefined || about === undefined || !isId('lin', line)) return undefined;
  return { line, about, at: Number(at) };
}

/** Of what is told in other ways nobody asks here. */
async function isSo(context: Context, { line, about }: About): Promise<boolean> {
  const [what, of = ''] = about.split(' ');
  switch (what) {
    case aboutMoney:
      return of === 'soon'
        ? isGoneSoon(context, line)
        : (await moneyOf(context, line)) < BigInt(of);
    case 'expires':
      return endsStill(context, line, of);
    case 'expired':
      return hasEnded(context, line, of);
    case 'zone':
      return (await readProfile(context, line)).zone === of;
    default:
      return true;
  }
}

async function moneyOf(context: Context, line: LineId): Promise<bigint> {
  return moneyIn(await readBalance(context, accountOf(line))).total;
}

async function isGoneSoon(context: Context, line: LineId): Promise<boolean> {
  const nowMs = context.clock.now();
  const [left, use] = await Promise.all([
    moneyOf(context, line),
    readRecentUse(context, line, nowMs, recentDays),
  ]);
  const days = daysLasting(left, use, nowMs);
  return days !== null && days < context.settings().get(reminderSettings.earlyDays);
}

async function endsStill(context: Context, line: LineId, day: string): Promise<boolean> {
  const [{ validUntil }, terms] = await Promise.all([
    readLine(context, line),
    readTerms(context, line),
  ]);
  return endsOn(day, validUntil, terms);
}

async function hasEnded(context: Context, line: LineId, day: string): Promise<boolean> {
  const { validUntil } = await readLine(context, line);
  if (validUntil === null || hongKongDay(validUntil) !== day) return false;
  return hasExpired(validUntil, context.clock.now());
}
