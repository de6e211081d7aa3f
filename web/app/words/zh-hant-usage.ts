import type { UsageWords } from './en-usage.ts';

/** 香港繁體。 */
export const zhHantUsage: UsageWords = {
  'usage.why': '為何收取此費用？',
  'usage.filter': '篩選',
  'usage.zone': '地區',
  'usage.service': '服務',
  'usage.all': '全部',
  'usage.none': '這段日子沒有用量。',
  'usage.earlier': '顯示較早日子',
  'usage.each': '逐項收費（{count}項）',
  'usage.notTaken': '另有{amount}因結餘不足或已達你設定的上限而未有收取，你無須補交。',
  'usage.unpriced': '此計劃沒有這項收費，不收費用。',
  'usage.table': '下載{month}全部紀錄（CSV）',
};
