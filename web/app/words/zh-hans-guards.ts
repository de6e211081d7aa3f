import type { GuardWords } from './en-guards.ts';

/** 大陆简体。 */
export const zhHansGuards: GuardWords = {
  'guards.packOnly': '流量包用完即停',
  'guards.packOnlyText': '在以下地区，没有可用流量包时停止上网，不扣余额。',
  'guards.limit': '每天上限',
  'guards.limitText':
    '香港时间每天，通话、短信和流量从余额扣除的金额不超过此数。购买流量包和月费不计在内。',
  'guards.noLimit': '不设上限',
  'guards.spentToday': '今天已扣费',
  'guards.optIns': '由您开启后才能使用的流量',
};
