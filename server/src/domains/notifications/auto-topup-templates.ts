import type { Words } from '#base';

/** Each says what was taken or why nothing was, and what its owner can do about it. */
export const autoTopupTemplates = {
  auto_topup_charged: {
    'zh-Hant': '自動增值：結餘低於{threshold}，{method}已扣{value}。30日{charged}／{cap}。App可停',
    'zh-Hans': '自动充值：余额低于{threshold}，{method}已扣{value}。30日{charged}/{cap}。App可停',
    en: 'Auto top-up: balance was below {threshold}, {value} taken from {method}. {charged} of {cap} in 30 days. Stop it in the app.',
  },
  auto_topup_scheduled: {
    'zh-Hant': '定期增值：已從{method}扣{value}。30日{charged}／上限{cap}。App可停',
    'zh-Hans': '定期充值：已从{method}扣{value}。30日{charged}/{cap}。App可停',
    en: 'Scheduled top-up: {value} taken from {method}. {charged} of {cap} in 30 days. Stop it in the app.',
  },
  auto_topup_ahead: {
    'zh-Hant': '自動增值預告：{day}將從{method}扣{paid}，增值{value}。可於App略過或停用。',
    'zh-Hans': '自动充值预告：{day}将从{method}扣{paid}，充值{value}。可在App略过或停用。',
    en: 'Auto top-up ahead: {paid} will be taken from {method} on {day} for a top-up of {value}. Skip or stop it in the app.',
  },
  auto_topup_ahead_most: {
    'zh-Hant': '自動增值預告：{day}將從{method}扣最多{most}。可於App略過或停用。',
    'zh-Hans': '自动充值预告：{day}将从{method}扣最多{most}。可在App略过或停用。',
    en: 'Auto top-up ahead: at most {most} will be taken from {method} on {day}. Skip or stop it in the app.',
  },
  auto_topup_declined: {
    'zh-Hant': '自動增值未成功：{method}未能付{value}，結餘{balance}。請於App檢查或改用其他方法。',
    'zh-Hans': '自动充值未成功：{method}未能付{value}，余额{balance}。请在App检查。',
    en: 'Auto top-up failed: {method} did not pay {value}. Balance {balance}. Check it in the app or top up another way.',
  },
  auto_topup_paused: {
    'zh-Hant':
      '連續{failures}次未能扣款，自動增值已暫停。結餘{balance}，請自行增值或於App重新開啟。',
    'zh-Hans': '连续{failures}次扣款失败，自动充值已暂停。余额{balance}，请在App重新开启。',
    en: 'Auto top-up is paused after {failures} failed payments. Balance {balance}. Top up another way, or start it again in the app.',
  },
  auto_topup_rests: {
    'zh-Hant': '自動增值已暫停：{why}。結餘{balance}，請自行增值或於App重新開啟。',
    'zh-Hans': '自动充值已暂停：{why}。余额{balance}，请在App重新开启。',
    en: 'Auto top-up is paused: {why}. Balance {balance}. Top up another way, or start it again in the app.',
  },
  auto_topup_cap_reached: {
    'zh-Hant': '自動增值已達30日上限{cap}，暫不扣款。結餘{balance}，可自行增值或於App改上限。',
    'zh-Hans': '自动充值已达30日上限{cap}，暂不扣款。余额{balance}，可在App改上限。',
    en: 'Auto top-up has reached your cap of {cap} in 30 days and takes no more for now. Balance {balance}. Change the cap in the app.',
  },
  auto_topup_not_made: {
    'zh-Hant': '自動增值沒有扣款：{why}。請於App查看，或自行增值。查詢{hotline}。',
    'zh-Hans': '自动充值没有扣款：{why}。请在App查看，或自行充值。查询{hotline}。',
    en: 'Auto top-up made no charge: {why}. See the app, or top up yourself. Questions? Call {hotline}.',
  },
  auto_topup_unknown: {
    'zh-Hant': '自動增值{value}尚未確認是否扣款，有結果即通知。結餘{balance}，急用請自行增值。',
    'zh-Hans': '自动充值{value}尚未确认是否扣款，有结果即通知。余额{balance}，急用请自行充值。',
    en: 'We do not know yet whether auto top-up of {value} was charged; we will tell you. Balance {balance}. If it is urgent, top up yourself.',
  },
  auto_topup_put_off: {
    'zh-Hant': '結餘{balance}。自動增值須相隔一段時間，{minutes}分鐘後才可再扣款。急用請自行增值。',
    'zh-Hans': '余额{balance}。自动充值须相隔一段时间，{minutes}分钟后才可再扣款。急用请自行充值。',
    en: 'Balance {balance}. Auto top-ups need some time between them: the next can be in {minutes} minutes. If it is urgent, top up yourself.',
  },
  auto_topup_started: {
    'zh-Hant': '自動增值已開啟：{rule}。App可停',
    'zh-Hans': '自动充值已开启：{rule}。App可停',
    en: 'Auto top-up is on: {rule}. Stop it in the app with one tap.',
  },
  auto_topup_stopped: {
    'zh-Hant': '自動增值已停用，不會再扣款。結餘{balance}。可於App重新開啟。',
    'zh-Hans': '自动充值已停用，不会再扣款。余额{balance}。可在App重新开启。',
    en: 'Auto top-up is off and takes nothing any more. Balance {balance}. Start it again in the app.',
  },
  auto_topup_stopped_open: {
    'zh-Hant': '自動增值已停用。之前已下單的一筆{value}會盡量取消，是否扣款將另行通知。',
    'zh-Hans': '自动充值已停用。之前已下单的一笔{value}会尽量取消，是否扣款将另行通知。',
    en: 'Auto top-up is off. One of {value} was ordered before: we will call it off if we still can, and tell you either way.',
  },
  auto_topup_ended: {
    'zh-Hant': '尾號{ending}已不屬於你，其自動增值已結束，不會再扣款。查詢{hotline}。',
    'zh-Hans': '尾号{ending}已不属于您，其自动充值已结束，不会再扣款。查询{hotline}。',
    en: 'The number ending {ending} is no longer yours. Its auto top-up has ended and takes nothing more. Questions? Call {hotline}.',
  },
  auto_topup_called_off: {
    'zh-Hant': '自動增值之前已下單的一筆{value}已取消，沒有扣款。結餘{balance}。',
    'zh-Hans': '自动充值之前已下单的一笔{value}已取消，没有扣款。余额{balance}。',
    en: 'The auto top-up of {value} that was ordered before is called off. Nothing was taken. Balance {balance}.',
  },
} as const satisfies Readonly<Record<string, Words>>;
