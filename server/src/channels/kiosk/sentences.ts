import type { Words } from '#base';

/** What whoever stands at a machine is told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  kiosk_signature_wrong: {
    en: 'This machine is not known. Please call us.',
    'zh-Hant': '系統未能識別此自助機，請致電我們。',
    'zh-Hans': '系统无法识别该自助机，请致电我们。',
  },
  kiosk_clock_wrong: {
    en: 'The clock of this machine is wrong. Please call us.',
    'zh-Hant': '此自助機的時間不正確，請致電我們。',
    'zh-Hans': '该自助机的时间不正确，请致电我们。',
  },
  kiosk_enrolment_wrong: {
    en: 'The machine’s name or the code is wrong, or the code is over.',
    'zh-Hant': '自助機編號或登記碼不正確，或登記碼已過期。',
    'zh-Hans': '自助机编号或登记码不正确，或登记码已过期。',
  },
  kiosk_suspended: {
    en: 'This machine is out of service.',
    'zh-Hant': '此自助機暫停服務。',
    'zh-Hans': '该自助机暂停服务。',
  },
  kiosk_day_full: {
    en: 'This machine has reached what it may credit today.',
    'zh-Hant': '此自助機已達今日增值上限。',
    'zh-Hans': '该自助机已达今日充值上限。',
  },
  kiosk_number_impossible: {
    en: 'This is no phone number.',
    'zh-Hant': '這不是電話號碼。',
    'zh-Hans': '这不是电话号码。',
  },
  number_not_confirmed: {
    en: 'The two numbers differ, or the check digit is wrong. Please type it again.',
    'zh-Hant': '兩次輸入的號碼不同，或校驗碼不正確，請重新輸入。',
    'zh-Hans': '两次输入的号码不同，或校验码不正确，请重新输入。',
  },
  receiver_unknown: {
    en: 'This is no number of ours. Please check it.',
    'zh-Hant': '這不是我們的號碼，請核對。',
    'zh-Hans': '这不是我们的号码，请核对。',
  },
  line_closed: {
    en: 'This number is not in use any more.',
    'zh-Hant': '此號碼已停用。',
    'zh-Hans': '该号码已停用。',
  },
  topup_amount_invalid: {
    en: 'There is no top-up of this amount.',
    'zh-Hant': '沒有此金額的增值。',
    'zh-Hans': '没有此金额的充值。',
  },
  topup_limit_30_days: {
    en: 'This number has reached its limit of 30 days.',
    'zh-Hant': '此號碼已達30日增值上限。',
    'zh-Hans': '该号码已达30天充值上限。',
  },
  topup_limit_balance: {
    en: 'This number can hold no more at present.',
    'zh-Hant': '此號碼的結餘已達上限。',
    'zh-Hans': '该号码的余额已达上限。',
  },
  topup_twin: {
    en: 'The same amount went to this number minutes ago. Please see whether it has arrived.',
    'zh-Hant': '數分鐘前此號碼已增值相同金額，請先查看是否已到帳。',
    'zh-Hans': '几分钟前该号码已充值相同金额，请先查看是否已到账。',
  },
  topup_open: {
    en: 'A top-up of this number is being paid just now. Please wait until it has ended.',
    'zh-Hant': '此號碼有一項增值正在付款，請待其完成。',
    'zh-Hans': '该号码有一笔充值正在付款，请等待其完成。',
  },
  topup_method_unavailable: {
    en: 'This way to pay does not work just now. Please choose another.',
    'zh-Hant': '此付款方式暫時未能使用，請選用其他方式。',
    'zh-Hans': '该支付方式暂时不可用，请选用其他方式。',
  },
  quote_expired: {
    en: 'That took too long. Please begin again.',
    'zh-Hant': '操作逾時，請重新開始。',
    'zh-Hans': '操作超时，请重新开始。',
  },
};
