import type { UsageWords } from './en-usage.ts';

/** 大陆简体。 */
export const zhHansUsage: UsageWords = {
  'usage.why': '为什么收这笔费用？',
  'usage.filter': '筛选',
  'usage.zone': '地区',
  'usage.service': '服务',
  'usage.all': '全部',
  'usage.none': '这段日子没有用量。',
  'usage.earlier': '显示更早的日子',
  'usage.each': '逐项扣费（{count}项）',
  'usage.notTaken': '另有{amount}因余额不足或已达您设的上限而未收取，您不用补交。',
  'usage.unpriced': '套餐没有这项资费，不收费用。',
  'usage.table': '下载{month}全部记录（CSV）',
};
