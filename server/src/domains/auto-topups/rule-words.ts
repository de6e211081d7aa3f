import { groupedMajorOf, type Words } from '#base';
import type { Wish } from './rule.ts';

/**
 * A rule in a few words, short enough for one SMS part: with a day of the month beside the rest,
 * the amounts are left to the app.
 */
export function ruleWords(wish: Wish): Words {
  const isLong = wish.monthlyDay !== null && wish.amountMinor !== null;
  return {
    'zh-Hant': inChinese(wish, isLong, hant),
    'zh-Hans': inChinese(wish, isLong, hans),
    en: inEnglish(wish, isLong),
  };
}

function hkd(amountMinor: bigint): string {
  return `HK$${groupedMajorOf(amountMinor).replace(/\.00$/, '')}`;
}

interface Chinese {
  readonly below: string;
  readonly left: string;
  readonly or: string;
  readonly topUp: string;
  readonly to: string;
  readonly more: string;
}

const hant = { below: '結餘低於', left: '餘', or: '或', topUp: '時增值', to: '至', more: '或以上' };
const hans = { below: '余额低于', left: '剩', or: '或', topUp: '时充值', to: '至', more: '或以上' };

function inChinese(wish: Wish, isLong: boolean, words: Chinese): string {
  const { belowMinor, daysLeft, monthlyDay } = wish;
  const when = [
    ...(belowMinor === null ? [] : [`${words.below}${hkd(belowMinor)}`]),
    ...(daysLeft === null ? [] : [`${words.left}${daysLeft}日`]),
    ...(monthlyDay === null ? [] : [`每月${monthlyDay}日`]),
  ].join(words.or);
  const amount = isLong ? '' : amountOf(wish, words);
  return `${when}${words.topUp}${amount}，30日上限${hkd(wish.capMinor)}`;
}

function inEnglish(wish: Wish, isLong: boolean): string {
  const { belowMinor, daysLeft, monthlyDay } = wish;
  const when = [
    ...(belowMinor === null ? [] : [`below ${hkd(belowMinor)}`]),
    ...(daysLeft === null ? [] : [`${daysLeft} days left`]),
    ...(monthlyDay === null ? [] : [`on day ${monthlyDay}`]),
  ].join(' or ');
  const amount = isLong ? '' : ` ${amountOf(wish, { to: 'to ', more: ' or more' })}`;
  return `${when}, top up${amount}, at most ${hkd(wish.capMinor)} in 30 days`;
}

/** Several times the amount is taken at once where one does not reach the level. */
function amountOf(wish: Wish, { to, more }: Pick<Chinese, 'to' | 'more'>): string {
  const { belowMinor, amountMinor, targetMinor, monthlyMinor } = wish;
  if (targetMinor !== null) return `${to}${hkd(targetMinor)}`;
  const amount = hkd(amountMinor ?? monthlyMinor ?? 0n);
  return belowMinor === null ? amount : `${amount}${more}`;
}
