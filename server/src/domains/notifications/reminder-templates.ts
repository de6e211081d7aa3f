import type { Words } from '#base';

/** What a line's owner is told in time: while something can still be done. */
export const reminderTemplates = {
  balance_low: {
    'zh-Hant': '你的結餘為{balance}，按近期用量約可用{days}日。增值請開App、撥*#188#或到便利店。',
    'zh-Hans': '您的余额为{balance}，按近期用量约可用{days}天。充值请开App、拨*#188#或到便利店。',
    en: 'Your balance is {balance}: about {days} {days:day|days} at your recent use. Top up in the app, by *#188# or at a shop.',
  },
  balance_low_today: {
    'zh-Hant': '你的結餘為{balance}，按近期用量不足一日。增值請開App、撥*#188#或到便利店。',
    'zh-Hans': '您的余额为{balance}，按近期用量不足一天。充值请开App、拨*#188#或到便利店。',
    en: 'Your balance is {balance}: less than a day at your recent use. Top up in the app, by *#188# or at a shop.',
  },
  balance_below: {
    'zh-Hant': '你的結餘為{balance}，低於{threshold}。增值請開App、撥*#188#或到便利店。',
    'zh-Hans': '您的余额为{balance}，低于{threshold}。充值请开App、拨*#188#或到便利店。',
    en: 'Your balance is {balance}, below {threshold}. Top up in the app, by *#188# or at a shop.',
  },
  balance_gone: {
    'zh-Hant': '結餘為{balance}，服務可能中斷。{day}前增值可保留號碼。開App、撥*#188#或到便利店。',
    'zh-Hans': '余额为{balance}，服务可能中断。{day}前充值可保号。开App、拨*#188#或到便利店。',
    en: 'Your balance is {balance} and service may stop. Top up before {day} to keep your number: in the app, by *#188# or at a shop.',
  },
  bonus_expired: {
    'zh-Hant': '贈送金額{value}已到期，結餘為{balance}。',
    'zh-Hans': '赠送金额{value}已到期，余额为{balance}。',
    en: 'Your bonus of {value} has expired. Your balance is {balance}.',
  },
  line_expires: {
    'zh-Hant':
      '儲值卡將於{day} 23:59到期。增值{value}，有效期由增值日起計{validDays}日，結餘不變。',
    'zh-Hans': '您的卡将于{day} 23:59到期。充值{value}，有效期自充值日起{validDays}天，余额不变。',
    en: 'Your SIM expires on {day} at 23:59. Top up {value}: valid {validDays} days from the day you top up, balance kept.',
  },
  line_expires_today: {
    'zh-Hant': '儲值卡今日23:59到期。增值{value}，有效期由今日起計{validDays}日，結餘不變。',
    'zh-Hans': '您的卡今日23:59到期。充值{value}，有效期自今日起{validDays}天，余额不变。',
    en: 'Your SIM expires today at 23:59. Top up {value}: valid {validDays} days from today, balance kept.',
  },
  line_blocked: {
    'zh-Hant':
      '儲值卡已到期，暫停打出。結餘{balance}及號碼保留至{day}，增值即可恢復，查詢{hotline}。',
    'zh-Hans': '卡已到期，单停中。余额{balance}及号码保留至{day}，充值即恢复，查询{hotline}。',
    en: 'Your SIM has expired and cannot call out. Balance {balance} and number are kept to {day}: top up to go on. Call {hotline}.',
  },
  zone_switched: {
    'zh-Hant':
      '在{zone}：通話{voicePerMinute}/分，數據{dataPerMegabyte}/MB，日上限{dailyCap}。餘{balance}。',
    'zh-Hans':
      '在{zone}：通话{voicePerMinute}/分，流量{dataPerMegabyte}/MB，日封顶{dailyCap}。余{balance}。',
    en: 'Now in {zone}. Calls {voicePerMinute}/min, data {dataPerMegabyte}/MB, at most {dailyCap} a day. Balance {balance}.',
  },
  zone_uncapped: {
    'zh-Hant':
      '在{zone}：通話{voicePerMinute}/分，數據{dataPerMegabyte}/MB，不設日上限。餘{balance}。',
    'zh-Hans':
      '在{zone}：通话{voicePerMinute}/分，流量{dataPerMegabyte}/MB，无日封顶。余{balance}。',
    en: 'Now in {zone}. Calls {voicePerMinute}/min, data {dataPerMegabyte}/MB without a daily cap. Balance {balance}.',
  },
  zone_closed: {
    'zh-Hant': '現於{zone}，數據服務未開通，不會收費。可於App開通。結餘{balance}。',
    'zh-Hans': '现于{zone}，数据流量未开通，不会收费。可在App开通。余额{balance}。',
    en: 'Now in {zone}. Data is off there and costs nothing: switch it on in the app. Balance {balance}.',
  },
  pack_nearly_used: {
    'zh-Hant': '{name}已用{percent}%，餘{left}，至{day}。可於App再購。',
    'zh-Hans': '{name}已用{percent}%，余{left}，至{day}。可在App再购。',
    en: '{name}: {percent}% used, {left} left until {day}. Buy more in the app.',
  },
  pack_used_up: {
    'zh-Hant': '{name}已用完，其後按收費表扣費，結餘{balance}。可於App再購。',
    'zh-Hans': '{name}已用完，之后按资费扣费，余额{balance}。可在App再购。',
    en: '{name} is used up. Further use is charged to your balance of {balance} at our listed rates. Buy more in the app.',
  },
  pack_stopped: {
    'zh-Hant': '{name}已用完，相關服務暫停，不另扣費，至{day}。可於App再購。',
    'zh-Hans': '{name}已用完，相关服务暂停，不另扣费，至{day}。可在App再购。',
    en: '{name} is used up. The service is paused until {day}, at no charge. Buy more in the app to go on.',
  },
  daily_cap_reached: {
    'zh-Hant': '今日{zone}數據費已達上限{dailyCap}，至23:59不再收費，其間可能減速。',
    'zh-Hans': '今日{zone}流量费已封顶{dailyCap}，至23:59不再收费，其间可能降速。',
    en: 'You have reached the daily cap of {dailyCap} for data in {zone}. No more charges until 23:59 Hong Kong time; it may be slower.',
  },
  unusual_use: {
    'zh-Hant': '今日已用{spent}，平日每日約{usual}。結餘{balance}。如非本人使用，請致電{hotline}。',
    'zh-Hans': '今日已用{spent}，平日每天约{usual}。余额{balance}。如非本人使用请致电{hotline}。',
    en: '{spent} was used today, usually about {usual} a day. Balance {balance}. If this was not you, call {hotline}.',
  },
} as const satisfies Readonly<Record<string, Words>>;
