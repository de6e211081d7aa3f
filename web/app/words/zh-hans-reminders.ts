import type { ReminderWords } from './en-reminders.ts';

/** 大陆简体。 */
export const zhHansReminders: ReminderWords = {
  'lasting.days': '按近期用量约可用{days}',
  'lasting.today': '按近期用量不足一天',
  'lasting.long': '按近期用量可用超过{days}',
  'lasting.how': '按最近14天用量估计，不包括月费、流量包及其他收费。',
  'reminders.below': '余额偏低时',
  'reminders.belowText': '跌破以下金额时提醒一次，并告知按近期用量可用多久。',
  'reminders.level': '低于{amount}',
  'reminders.nothing': '已用完',
  'reminders.expiry': '卡到期前',
  'reminders.expiryText': '从上午十点起提醒。到期后一定会通知。',
  'reminders.days': '{days}天前',
  'reminders.oneDay': '前一天',
  'reminders.lastDay': '到期当天',
  'reminders.others': '使用期间',
  'reminders.packs': '套餐已用80%及用完时',
  'reminders.zones': '到达其他地区时的资费',
  'reminders.caps': '达到每天扣费上限时',
  'reminders.spending': '当天扣费远高于平日时',
  'reminders.always': '一定会通知',
  'reminders.alwaysText': '充值和退款、需要您处理的付款、续订预告，以及自动充值的结果。',
};
