import { bonusFor, type Catalog } from '#catalog';
import { type Benefit, noBenefit, type Question } from './benefit.ts';

/** The standing rule of the catalogue: without a budget, for everybody. */
export function standingBenefit(
  { bonuses }: Pick<Catalog, 'bonuses'>,
  { channel, amountMinor, atMs }: Pick<Question, 'channel' | 'amountMinor' | 'atMs'>,
): Benefit {
  const bonus = bonusFor(bonuses, { channel, amountMinor, atMs });
  if (!bonus) return noBenefit;
  const { amountMinor: bonusMinor } = bonus;
  const { validDays, name } = bonus.rule;
  const part = { promotion: null, kind: 'bonus', name, amountMinor: bonusMinor } as const;
  return { ...noBenefit, bonusMinor, validDays, parts: [part] };
}
