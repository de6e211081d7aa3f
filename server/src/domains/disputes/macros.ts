import { languages, type Words } from '#base';
import type { AppealKind } from './appeal.ts';

/** A text that staff begin with and then make their own. */
export interface Macro {
  readonly code: string;
  /** Null for one that suits every kind. */
  readonly kinds: readonly AppealKind[] | null;
  readonly title: Words;
  readonly words: Words;
}

/** What a macro can name; anything else stays as it is written, so that staff see it. */
export type MacroValues = Readonly<Partial<Record<'number' | 'reference' | 'value', string>>>;

export const macros: readonly Macro[] = [
  {
    code: 'looking',
    kinds: null,
    title: { en: 'We are looking', 'zh-Hant': '正在處理', 'zh-Hans': '正在处理' },
    words: {
      en: 'Thank you for telling us. We have everything on record and are looking into it; you need to do nothing.',
      'zh-Hant': '多謝告知。有關紀錄我們已全部調出，正在跟進，你毋須做任何事。',
      'zh-Hans': '感谢告知。相关记录我们已全部调出，正在跟进，您无需做任何事。',
    },
  },
  {
    code: 'slip',
    kinds: ['not_credited'],
    title: { en: 'Ask for the slip', 'zh-Hant': '索取付款憑證', 'zh-Hans': '索取付款凭证' },
    words: {
      en: 'The provider tells us that no money came for order {reference}. Could you add a picture of the payment in your wallet or on your statement? Please cover your card number.',
      'zh-Hant':
        '付款機構表示訂單 {reference} 未有收款。請附上錢包或月結單上該筆付款的截圖，並遮蓋卡號。',
      'zh-Hans':
        '支付机构表示订单 {reference} 未收到款项。请附上钱包或账单中该笔付款的截图，并遮住卡号。',
    },
  },
  {
    code: 'credited',
    kinds: ['not_credited'],
    title: { en: 'It has been credited', 'zh-Hant': '已經入帳', 'zh-Hans': '已经入账' },
    words: {
      en: 'Your payment has reached us and {value} is on the line. The receipt stands in the app. We are sorry that it took so long.',
      'zh-Hant': '已收到你的付款，{value} 已存入該號碼，收據可於App查閱。延誤之處，謹此致歉。',
      'zh-Hans': '已收到您的付款，{value} 已充入该号码，收据可在App查看。延误之处，深表歉意。',
    },
  },
  {
    code: 'wrong_number',
    kinds: ['wrong_number'],
    title: { en: 'It is spent', 'zh-Hant': '已被使用', 'zh-Hans': '已被使用' },
    words: {
      en: 'The number that you entered belongs to somebody else, who has used the {value} by now. What is used cannot be taken from them.',
      'zh-Hant': '你所輸入的號碼屬他人所有，{value} 已被使用，已用部分無法取回。',
      'zh-Hans': '您所输入的号码属于他人，{value} 已被使用，已用部分无法取回。',
    },
  },
  {
    code: 'wrong_number_borne',
    kinds: ['wrong_number'],
    title: { en: 'We bear it', 'zh-Hant': '由我們承擔', 'zh-Hans': '由我们承担' },
    words: {
      en: 'The number that you entered belongs to somebody else, who has used the money by now. We bear that this once: {value} goes back the way you paid.',
      'zh-Hant': '你所輸入的號碼屬他人所有，款項已被使用。此次由我們承擔，{value} 會循原路退回。',
      'zh-Hans': '您所输入的号码属于他人，款项已被使用。此次由我们承担，{value} 将原路退回。',
    },
  },
  {
    code: 'charge_right',
    kinds: ['wrong_charge'],
    title: { en: 'The charge is right', 'zh-Hant': '收費正確', 'zh-Hans': '扣费正确' },
    words: {
      en: 'We have worked the charge out again from the records of the network and the price list of that day: {value} is right. How it comes about stands beside it.',
      'zh-Hant': '我們已按網絡紀錄及當日收費表重新計算，{value} 正確無誤，計算方法列於旁邊。',
      'zh-Hans': '我们已按网络记录及当日资费重新计算，{value} 正确无误，计算方法列于旁边。',
    },
  },
  {
    code: 'rule',
    kinds: ['unknown_auto_charge'],
    title: { en: 'Your rule ordered it', 'zh-Hant': '由自動增值設定', 'zh-Hans': '由自动充值规则' },
    words: {
      en: 'Your auto top-up ordered {value}, as its log shows. One tap on its page stops it at once.',
      'zh-Hant': '此筆 {value} 由你的自動增值設定執行，紀錄如所示。於該頁一按即可停用。',
      'zh-Hans': '这笔 {value} 由您的自动充值规则执行，记录如所示。在该页一点即可停用。',
    },
  },
  {
    code: 'sorry',
    kinds: null,
    title: { en: 'We are sorry', 'zh-Hant': '致歉', 'zh-Hans': '致歉' },
    words: {
      en: 'You are right, and this was our mistake. We are sorry for the trouble, and have made sure that it does not happen again.',
      'zh-Hant': '你說得對，這是我們的疏忽。為你帶來不便，謹此致歉；我們已作改善，避免再次發生。',
      'zh-Hans': '您说得对，这是我们的疏忽。给您带来不便，深表歉意；我们已作改进，避免再次发生。',
    },
  },
];

/** The macros for a kind of appeal with their values, in every language. */
export function macrosFor(kind: AppealKind, values: MacroValues): readonly Macro[] {
  return macros
    .filter(({ kinds }) => kinds === null || kinds.includes(kind))
    .map((macro) => ({ ...macro, words: filled(macro.words, values) }));
}

function filled(words: Words, values: Readonly<Record<string, string | undefined>>): Words {
  const entries = languages.map((language) => [
    language,
    words[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  ]);
  return Object.fromEntries(entries) as Words;
}
