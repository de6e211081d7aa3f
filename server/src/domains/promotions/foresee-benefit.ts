import { type Id, slotOf, uuidOf } from '#base';
import type { Catalog } from '#catalog';
import type { Context } from '#platform/context';
import { activePromotions } from './active-promotions.ts';
import { amountOf, type Benefit, bestOf, type Question } from './benefit.ts';
import { hasCaps, isWithinCaps, type Promotion } from './promotion.ts';
import { promotionSettings } from './settings.ts';
import { standingBenefit } from './standing-benefit.ts';
import { readPersons, readSlices } from './store/benefits.ts';
import { readPools } from './store/promotions.ts';

/** Of whose line it is, and whether that was ever topped up. */
interface About {
  readonly line: Id<'lin'>;
  readonly person: Id<'sub'>;
  readonly isFirst: () => Promise<boolean>;
}

/**
 * What became of the code that somebody has typed: it is used; what they get without it is more; or
 * it is of no promotion that is open to this top-up. Null where none was typed.
 */
export type CodeOutcome = 'used' | 'not_better' | 'not_valid' | null;

export interface Foreseen extends Benefit {
  readonly codeOutcome: CodeOutcome;
}

/**
 * What a top-up would be given as things are now, for a person to see before they pay. Nothing is
 * set aside: whoever orders or sells it takes it under a lock, and it may be used up by then.
 */
export async function foreseeBenefit(
  context: Context,
  catalog: Pick<Catalog, 'bonuses'>,
  given: Omit<Question, 'isFirst'>,
  about: About,
): Promise<Foreseen> {
  const standing = standingBenefit(catalog, given);
  const active = await activePromotions(context);
  const asksFirst = active.some(({ rule }) => rule.isFirstOnly);
  const asked = { ...given, isFirst: asksFirst && (await about.isFirst()) };
  const fitting = active.filter((promotion) => amountOf(promotion, asked) > 0n);
  const open = fitting.length > 0 ? await openOf(context, fitting, asked, about) : [];
  const floor = context.settings().get(promotionSettings.floorBasisPoints);
  const best = bestOf(open, standing, asked, floor);
  return { ...best, codeOutcome: outcomeOf(asked, open, best) };
}

function outcomeOf(
  { typedCode }: Question,
  open: readonly Promotion[],
  { parts }: Benefit,
): CodeOutcome {
  if (typedCode === null) return null;
  const byCode = open.filter(({ rule }) => rule.secretCode === typedCode);
  if (byCode.length === 0) return 'not_valid';
  const isUsed = byCode.some(({ code }) => parts.some(({ promotion }) => promotion === code));
  return isUsed ? 'used' : 'not_better';
}

/** Those with budget left for this line and within what its owner may have. */
async function openOf(
  { db }: Context,
  promotions: readonly Promotion[],
  asked: Question,
  { line, person }: About,
): Promise<Promotion[]> {
  const [pools, slices, persons] = await Promise.all([
    db.read(readPools, [promotions.map(({ code }) => code)]),
    db.read(readSlices, [slotOf(line)]),
    promotions.some(({ rule }) => hasCaps(rule))
      ? db.read(readPersons, [slotOf(person), uuidOf(person)])
      : [],
  ]);
  return promotions.filter((promotion) => {
    const { code, rule } = promotion;
    const pool = pools.find((one) => one.code === code);
    // Stopped since it was kept in memory.
    if (!pool) return false;
    const amount = amountOf(promotion, asked);
    const slice = slices.find((one) => one.promotion === code);
    const left = (slice ? slice.leased - slice.taken : 0n) + pool.pool;
    const had = persons.find((one) => one.promotion === code) ?? { uses: 0, amount: 0n };
    return left >= amount && isWithinCaps(rule, had, amount);
  });
}
