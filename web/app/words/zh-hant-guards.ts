import type { GuardWords } from './en-guards.ts';

/** 香港繁體。 */
export const zhHantGuards: GuardWords = {
  'guards.packOnly': '用完組合即停數據',
  'guards.packOnlyText': '在以下地區，沒有可用組合時數據會停止，不會扣除結餘。',
  'guards.limit': '每日上限',
  'guards.limitText':
    '香港時間每日，通話、短訊及數據從結餘扣除的金額不會超過此數。購買組合及月費不計在內。',
  'guards.noLimit': '不設上限',
  'guards.spentToday': '今日已收費',
  'guards.optIns': '由你開啟才可使用的數據',
};
