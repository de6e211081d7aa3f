import type { Language, Words } from '#base';
import type { AppealKind, AppealState, EventName } from './appeal.ts';
import type { Gives } from './outcome.ts';

/** What the paper of an appeal says, in every language; `{name}` marks what varies. */
const packWords = {
  title: { en: 'Appeal {number}', 'zh-Hant': '申訴 {number}', 'zh-Hans': '申诉 {number}' },
  kind: { en: 'About', 'zh-Hant': '事由', 'zh-Hans': '事由' },
  state: { en: 'State', 'zh-Hant': '狀態', 'zh-Hans': '状态' },
  number: { en: 'Number', 'zh-Hant': '電話號碼', 'zh-Hans': '手机号码' },
  order: { en: 'Order', 'zh-Hant': '訂單', 'zh-Hans': '订单' },
  stake: { en: 'Amount', 'zh-Hant': '金額', 'zh-Hans': '金额' },
  happened: { en: 'Happened', 'zh-Hant': '事發時間', 'zh-Hans': '发生时间' },
  opened: { en: 'Opened', 'zh-Hant': '提出時間', 'zh-Hans': '提出时间' },
  firstBy: { en: 'First reply by', 'zh-Hant': '首次回覆期限', 'zh-Hans': '首次回复期限' },
  firstAt: { en: 'First reply', 'zh-Hant': '首次回覆', 'zh-Hans': '首次回复' },
  answerBy: { en: 'Answer by', 'zh-Hant': '答覆期限', 'zh-Hans': '答复期限' },
  answeredAt: { en: 'Answered', 'zh-Hant': '答覆時間', 'zh-Hans': '答复时间' },
  gave: { en: 'What the answer gave', 'zh-Hant': '處理結果', 'zh-Hans': '处理结果' },
  said: { en: 'What was said and done', 'zh-Hant': '經過', 'zh-Hans': '经过' },
  trace: { en: 'What became of the order', 'zh-Hant': '訂單經過', 'zh-Hans': '订单经过' },
  provider: {
    en: 'What the provider said',
    'zh-Hant': '付款機構的紀錄',
    'zh-Hans': '支付机构的记录',
  },
  asked: { en: 'asked {asked} times', 'zh-Hant': '已查詢{asked}次', 'zh-Hans': '已查询{asked}次' },
  notice: {
    en: 'Notice {eventId}, SHA-256 {digest}',
    'zh-Hant': '通知 {eventId}，SHA-256 {digest}',
    'zh-Hans': '通知 {eventId}，SHA-256 {digest}',
  },
  why: { en: 'How the charge comes about', 'zh-Hant': '收費如何計算', 'zh-Hans': '扣费如何计算' },
  rule: { en: 'What the rule noted', 'zh-Hant': '自動增值紀錄', 'zh-Hans': '自动充值记录' },
  where: { en: 'Where else you can turn to', 'zh-Hant': '其他求助途徑', 'zh-Hans': '其他求助途径' },
  judged: {
    en: 'As it stands on {day}, the day on which this was made.',
    'zh-Hant': '以下按本文件製作當日（{day}）的情況列出。',
    'zh-Hans': '以下按本文件制作当日（{day}）的情况列出。',
  },
  from: { en: 'from {day}', 'zh-Hant': '{day}起', 'zh-Hans': '{day}起' },
  until: { en: 'until {day}', 'zh-Hant': '至{day}', 'zh-Hans': '至{day}' },
  files: { en: 'Files in this pack', 'zh-Hant': '本檔案包內的檔案', 'zh-Hans': '本文件包内的文件' },
  hongKong: {
    en: 'All times are Hong Kong time.',
    'zh-Hant': '所有時間均為香港時間。',
    'zh-Hans': '所有时间均为香港时间（与北京时间相同）。',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type PackWord = keyof typeof packWords;

export function sayInPack(
  key: PackWord,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return packWords[key][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    return values[name] ?? whole;
  });
}

export const kindNames: Readonly<Record<AppealKind, Words>> = {
  not_credited: {
    en: 'Paid but not credited',
    'zh-Hant': '已付款未入帳',
    'zh-Hans': '已付款未到账',
  },
  wrong_number: { en: 'Wrong number', 'zh-Hant': '增值到錯誤號碼', 'zh-Hans': '充值到错误号码' },
  wrong_charge: { en: 'Wrong charge', 'zh-Hant': '收費有誤', 'zh-Hans': '扣费有误' },
  unknown_auto_charge: {
    en: 'Unknown automatic charge',
    'zh-Hant': '不明自動扣款',
    'zh-Hans': '不明自动扣款',
  },
};

export const stateNames: Readonly<Record<AppealState, Words>> = {
  open: { en: 'with us', 'zh-Hant': '處理中', 'zh-Hans': '处理中' },
  waiting: { en: 'waiting for you', 'zh-Hant': '等候你回覆', 'zh-Hans': '等待您回复' },
  answered: { en: 'answered', 'zh-Hant': '已答覆', 'zh-Hans': '已答复' },
  withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回', 'zh-Hans': '已撤回' },
};

export const outcomeNames: Readonly<Record<Gives, Words>> = {
  explained: { en: 'an explanation', 'zh-Hant': '解釋', 'zh-Hans': '解释' },
  apology: { en: 'an apology', 'zh-Hant': '致歉', 'zh-Hans': '致歉' },
  credit: { en: 'goodwill of {amount}', 'zh-Hant': '補償 {amount}', 'zh-Hans': '补偿 {amount}' },
  refund: { en: 'refund of {amount}', 'zh-Hant': '退款 {amount}', 'zh-Hans': '退款 {amount}' },
  write_off: { en: 'refund of {amount}', 'zh-Hant': '退款 {amount}', 'zh-Hans': '退款 {amount}' },
};

/** The events that a person is shown. */
export const eventNames: Readonly<Partial<Record<EventName, Words>>> = {
  opened: { en: 'You appealed', 'zh-Hant': '你提出申訴', 'zh-Hans': '您提出申诉' },
  said: { en: 'You said', 'zh-Hant': '你表示', 'zh-Hans': '您表示' },
  attached: { en: 'You added a file', 'zh-Hant': '你加入檔案', 'zh-Hans': '您添加文件' },
  taken: { en: 'Somebody is on it', 'zh-Hant': '已有專人跟進', 'zh-Hans': '已有专人跟进' },
  replied: { en: 'We replied', 'zh-Hant': '我們回覆', 'zh-Hans': '我们回复' },
  asked: { en: 'We asked you', 'zh-Hant': '我們請你補充', 'zh-Hans': '我们请您补充' },
  pause_over: {
    en: 'The clock runs again',
    'zh-Hant': '恢復計時',
    'zh-Hans': '恢复计时',
  },
  answered: { en: 'We answered', 'zh-Hant': '我們答覆', 'zh-Hans': '我们答复' },
  reopened: { en: 'You opened it again', 'zh-Hant': '你要求再次處理', 'zh-Hans': '您要求再次处理' },
  withdrawn: { en: 'You withdrew it', 'zh-Hant': '你撤回申訴', 'zh-Hans': '您撤回申诉' },
  first_answer_late: {
    en: 'Our first reply is late',
    'zh-Hant': '首次回覆延誤',
    'zh-Hans': '首次回复延误',
  },
  answer_late: { en: 'Our answer is late', 'zh-Hant': '答覆延誤', 'zh-Hans': '答复延误' },
};
