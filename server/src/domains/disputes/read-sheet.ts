import type { Context } from '#platform/context';
import { readLineHomes } from '#subscribers';
import type { Appeal } from './appeal.ts';
import { authorities } from './authorities.ts';
import { type Authority, judge, type JudgedCondition } from './authority.ts';

export interface JudgedAuthority extends Omit<Authority, 'conditions'> {
  readonly conditions: readonly JudgedCondition[];
  /** Whether nothing that we know of stands against going there now. */
  readonly isOpen: boolean;
}

/**
 * Where a person can go with an appeal: by the regions of the numbers that its line
 * has or had, and whether yet.
 */
export async function readSheet(
  context: Context,
  appeal: Appeal,
  nowMs = context.clock.now(),
): Promise<JudgedAuthority[]> {
  const homes = await readLineHomes(context, appeal.line);
  return authorities
    .filter(({ region }) => homes.has(region))
    .map((authority) => {
      const conditions = authority.conditions.map(({ condition, words }) => {
        return { words, ...judge(condition, appeal, nowMs) };
      });
      const isOpen = conditions.every(({ verdict }) => verdict === 'met' || verdict === 'yours');
      return { ...authority, conditions, isOpen };
    });
}
