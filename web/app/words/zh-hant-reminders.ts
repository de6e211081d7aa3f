import type { ReminderWords } from './en-reminders.ts';

/** 香港繁體。 */
export const zhHantReminders: ReminderWords = {
  'lasting.days': '按近期用量約可用{days}',
  'lasting.today': '按近期用量不足一日',
  'lasting.long': '按近期用量可用超過{days}',
  'lasting.how': '按最近14日用量估計，不包括月費、組合及其他收費。',
  'reminders.below': '結餘偏低時',
  'reminders.belowText': '跌破以下金額時提醒一次，並告知按近期用量可用多久。',
  'reminders.level': '低於{amount}',
  'reminders.nothing': '已用完',
  'reminders.expiry': '儲值卡到期前',
  'reminders.expiryText': '由上午十時起提醒。到期後必會通知。',
  'reminders.days': '{days}日前',
  'reminders.oneDay': '前一日',
  'reminders.lastDay': '到期當日',
  'reminders.others': '使用期間',
  'reminders.packs': '組合已用80%及用完時',
  'reminders.zones': '到達其他地區時的收費',
  'reminders.caps': '達到每日收費上限時',
  'reminders.spending': '當日收費遠高於平日時',
  'reminders.always': '必會通知',
  'reminders.alwaysText': '增值及退款、需要你處理的付款、續期預告，以及自動增值的結果。',
};
