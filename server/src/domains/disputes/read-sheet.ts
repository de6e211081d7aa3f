import { type HomeCountry, homeCountryOf, isId } from '#base';
import type { Context } from '#platform/context';
import { readLine, readLineHomes } from '#subscribers';
import { readAnyTopup } from '#topups';
import type { Appeal } from './appeal.ts';
import { authorities } from './authorities.ts';
import { type Authority, judge, type JudgedCondition } from './authority.ts';

export interface JudgedAuthority extends Omit<Authority, 'conditions'> {
  readonly conditions: readonly JudgedCondition[];
  /** Whether nothing that we know of stands against going there now. */
  readonly isOpen: boolean;
}

/**
 * Where a person can go with an appeal: by the regions of the numbers that their line has or had,
 * and whether yet. Who paid for somebody else's goes by the number that they paid for: which others
 * that line has is its owner's business.
 */
export async function readSheet(
  context: Context,
  appeal: Appeal,
  nowMs = context.clock.now(),
): Promise<JudgedAuthority[]> {
  const homes = await homesOf(context, appeal);
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

async function homesOf(
  context: Context,
  { line, raisedBy, subject }: Appeal,
): Promise<ReadonlySet<HomeCountry>> {
  const { subscriber } = await readLine(context, line);
  if (subscriber === raisedBy || !isId('top', subject)) return readLineHomes(context, line);
  const home = homeCountryOf((await readAnyTopup(context, subject)).number);
  return new Set(home ? [home] : []);
}
