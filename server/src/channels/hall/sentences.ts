import type { Words } from '#base';
import { counterSentences } from '#topups';
import { voucherSaleSentences, voucherSentences } from '#vouchers';

/** What who serves is told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  ...counterSentences,
  ...voucherSentences,
  ...voucherSaleSentences,
  staff_sign_in_needed: {
    en: 'You are not signed in any more. Please sign in again.',
    'zh-Hant': '登入已失效，請重新登入。',
    'zh-Hans': '登录已失效，请重新登录。',
  },
  permission_missing: {
    en: 'Your role does not allow this. That you tried is in the trail.',
    'zh-Hant': '你的職務不容許此操作，是次嘗試已記錄。',
    'zh-Hans': '您的职务不允许此操作，本次尝试已记录。',
  },
  second_person_needed: {
    en: 'You did the first part of this yourself. Somebody else must do this one.',
    'zh-Hant': '你已處理前一步，須由另一位同事處理。',
    'zh-Hans': '您已处理前一步，须由另一位同事处理。',
  },
  line_not_found: {
    en: 'This is no number of ours. Please check it with the customer.',
    'zh-Hant': '這不是我們的號碼，請與顧客核對。',
    'zh-Hans': '这不是我们的号码，请与顾客核对。',
  },
  receiver_unknown: {
    en: 'This is no number of ours. Nothing was sold.',
    'zh-Hant': '這不是我們的號碼，沒有售出。',
    'zh-Hans': '这不是我们的号码，没有售出。',
  },
  import_columns_unknown: {
    en: 'The first line of this file does not name the columns of a file of lines.',
    'zh-Hant': '此檔案首行並非線路檔案的欄名。',
    'zh-Hans': '此文件首行不是线路文件的列名。',
  },
  import_rows_too_many: {
    en: 'This import was begun for {rowsTotal} rows, and these are more. Begin another one.',
    'zh-Hant': '此匯入只有{rowsTotal}行，而提交的較多。請重新開始匯入。',
    'zh-Hans': '此导入只有{rowsTotal}行，而提交的更多。请重新开始导入。',
  },
  hall_number_impossible: {
    en: 'This cannot be a phone number. Please check it.',
    'zh-Hant': '這不是電話號碼，請檢查。',
    'zh-Hans': '这不是电话号码，请检查。',
  },
  counter_tender_wrong: {
    en: 'The cash is less than the price, or that is no approval of the terminal.',
    'zh-Hant': '現金少於售價，或批核編號不正確。',
    'zh-Hans': '现金少于售价，或批核编号不正确。',
  },
  counter_approval_used: {
    en: 'This approval has paid for a sale of today already. Please look at the terminal’s slip.',
    'zh-Hant': '此批核編號今日已用於另一項銷售，請核對終端機單據。',
    'zh-Hans': '该批核编号今日已用于另一笔销售，请核对终端机单据。',
  },
  counter_sale_not_made: {
    en: 'Nothing was sold. Give the money back, or begin again.',
    'zh-Hant': '沒有售出。請退回款項，或重新開始。',
    'zh-Hans': '没有售出。请退回款项，或重新开始。',
  },
  counter_sale_unknown: {
    en: 'There is no such sale.',
    'zh-Hant': '沒有此項銷售。',
    'zh-Hans': '没有该项销售。',
  },
  shift_needed: {
    en: 'No till is open for this. Please count the cash of one first.',
    'zh-Hant': '未有開啟的收銀機，請先點算現金。',
    'zh-Hans': '没有开启的收银台，请先清点现金。',
  },
  shift_not_open: {
    en: 'This till has been closed meanwhile.',
    'zh-Hant': '此收銀機已結帳。',
    'zh-Hans': '该收银台已结账。',
  },
  shift_settled: {
    en: 'There is no difference left to accept here.',
    'zh-Hant': '沒有待確認的差額。',
    'zh-Hans': '没有待确认的差额。',
  },
  shift_unknown: {
    en: 'There is no such shift of yours.',
    'zh-Hant': '你沒有此更次。',
    'zh-Hans': '您没有该班次。',
  },
  till_taken: {
    en: 'Till {till} is open. A till is one person’s, and a person stands at one.',
    'zh-Hant': '收銀機{till}已開啟。每部收銀機由一人負責，每人負責一部。',
    'zh-Hans': '收银台{till}已开启。每个收银台由一人负责，每人负责一个。',
  },
  till_unusable: {
    en: 'There is no such till.',
    'zh-Hant': '沒有此收銀機。',
    'zh-Hans': '没有该收银台。',
  },
  till_count_invalid: {
    en: 'One of the counts cannot be right. Please count again.',
    'zh-Hant': '點算數目不正確，請重新點算。',
    'zh-Hans': '清点数目不正确，请重新清点。',
  },
  till_delivery_too_large: {
    en: 'More goes into the safe than was counted.',
    'zh-Hant': '存入夾萬的金額多於點算金額。',
    'zh-Hans': '存入保险柜的金额多于清点金额。',
  },
  till_difference_unexplained: {
    en: 'The count does not fit the books. Count again, or say why.',
    'zh-Hant': '點算金額與帳目不符。請重新點算，或說明原因。',
    'zh-Hans': '清点金额与账目不符。请重新清点，或说明原因。',
  },
  adjustment_exceeds_balance: {
    en: 'The line has not so much money of its own.',
    'zh-Hant': '此線路沒有足夠的自付金額。',
    'zh-Hans': '该线路没有足够的自付金额。',
  },
  adjustment_exceeds_debt: {
    en: 'The line owes less than that.',
    'zh-Hant': '此線路的欠款少於此金額。',
    'zh-Hans': '该线路的欠款少于此金额。',
  },
  adjustment_open: {
    en: 'A correction of this line waits to be decided already.',
    'zh-Hant': '此線路已有一項更正等待批核。',
    'zh-Hans': '该线路已有一项更正等待批准。',
  },
  adjustment_state_wrong: {
    en: 'Somebody has decided this meanwhile.',
    'zh-Hant': '此項已由其他同事處理。',
    'zh-Hans': '该项已由其他同事处理。',
  },
  adjustment_too_large: {
    en: 'One correction may not be so large.',
    'zh-Hant': '單次更正不可超過上限。',
    'zh-Hans': '单次更正不可超过上限。',
  },
  registration_limit: {
    en: 'This person has as many registered numbers as they may have.',
    'zh-Hant': '此人的已登記號碼已達上限。',
    'zh-Hans': '该用户的已登记号码已达上限。',
  },
  sim_number_unregistered: {
    en: 'Register a number of this line first.',
    'zh-Hant': '請先為此線路登記號碼。',
    'zh-Hans': '请先为该线路登记号码。',
  },
  sim_present: {
    en: 'This line has a SIM already.',
    'zh-Hant': '此線路已有SIM卡。',
    'zh-Hans': '该线路已有SIM卡。',
  },
  imsi_invalid: {
    en: 'This cannot be an IMSI. It has 6 to 15 digits.',
    'zh-Hant': '這不是IMSI，IMSI為6至15位數字。',
    'zh-Hans': '这不是IMSI，IMSI为6至15位数字。',
  },
  imsi_taken: {
    en: 'This SIM is or was another line’s.',
    'zh-Hant': '此SIM卡屬於或曾屬於另一線路。',
    'zh-Hans': '该SIM卡属于或曾属于另一线路。',
  },
  swap_held: {
    en: 'A new SIM is held for this line already, or this SIM for another.',
    'zh-Hant': '此線路已有新SIM卡申請，或此SIM卡已為其他線路申請。',
    'zh-Hans': '该线路已有新SIM卡申请，或该SIM卡已为其他线路申请。',
  },
  swap_state_wrong: {
    en: 'Somebody has decided this meanwhile.',
    'zh-Hant': '此項已由其他同事處理。',
    'zh-Hans': '该项已由其他同事处理。',
  },
  safe_too_low: {
    en: 'The books do not have so much there. Check the amount, or have two people count it first.',
    'zh-Hant': '帳目上沒有這麼多現金。請核對金額，或先由兩位同事點算。',
    'zh-Hans': '账目上没有这么多现金。请核对金额，或先由两位同事清点。',
  },
  safe_bag_known: {
    en: 'This bag was noted before.',
    'zh-Hant': '此錢袋已經記錄。',
    'zh-Hans': '该钱袋已经记录。',
  },
  csrf_token_wrong: {
    en: 'This page is out of date. Please load it again.',
    'zh-Hant': '此頁面已過時，請重新載入。',
    'zh-Hans': '此页面已过时，请重新加载。',
  },
  request_key_reused: {
    en: 'Another sale has this key already. Please begin again.',
    'zh-Hant': '此次銷售已用於其他交易，請重新開始。',
    'zh-Hans': '此次销售已用于其他交易，请重新开始。',
  },
};
