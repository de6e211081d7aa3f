import type { Words } from '#base';

/** What is told of shops, machines, vouchers, outlets and promotions. */
export const shopSentences: Readonly<Record<string, Words>> = {
  advice_not_owed: {
    en: 'This is not owed any more.',
    'zh-Hant': '此筆款項已無須處理。',
    'zh-Hans': '该笔款项已无须处理。',
  },
  claim_code_wrong: {
    en: 'This is not the code on the slip of this claim.',
    'zh-Hant': '這不是此申索單據上的編號。',
    'zh-Hans': '这不是该索款小票上的编号。',
  },
  claim_settled: {
    en: 'This claim has been settled already.',
    'zh-Hant': '此筆款項已經處理。',
    'zh-Hans': '该笔款项已经处理。',
  },
  claim_unknown: {
    en: 'There is no such claim.',
    'zh-Hant': '沒有此筆申索。',
    'zh-Hans': '没有该笔索款。',
  },
  float_too_low: {
    en: 'So much is not left in the float, or is set aside for sales.',
    'zh-Hant': '代理結餘不足，或部分已預留予銷售。',
    'zh-Hans': '预付资金不足，或部分已为销售预留。',
  },
  issue_state_wrong: {
    en: 'Somebody has decided this already. Please load it again.',
    'zh-Hant': '此項已有人處理，請重新載入。',
    'zh-Hans': '该项已有人处理，请重新加载。',
  },
  issue_unknown: {
    en: 'There is no such issue of stock.',
    'zh-Hant': '沒有此筆撥款。',
    'zh-Hans': '没有该笔拨款。',
  },
  kiosk_box_counted: {
    en: 'This box has been counted already.',
    'zh-Hant': '此錢箱已經點算。',
    'zh-Hans': '该钱箱已经清点。',
  },
  kiosk_box_unknown: {
    en: 'No box of this number was taken out of this machine.',
    'zh-Hant': '此機沒有取出過此編號的錢箱。',
    'zh-Hans': '该机没有取出过该编号的钱箱。',
  },
  kiosk_code_invalid: {
    en: 'A code has 2 to 30 small letters, digits and hyphens.',
    'zh-Hant': '代號須為2至30個小寫英文字母、數字或連字號。',
    'zh-Hans': '代号须为2至30个小写英文字母、数字或连字符。',
  },
  kiosk_code_taken: {
    en: 'There is a kiosk of this code already.',
    'zh-Hant': '已有自助機使用此代號。',
    'zh-Hans': '已有自助机使用该代号。',
  },
  kiosk_unknown: {
    en: 'There is no such kiosk.',
    'zh-Hant': '沒有此自助機。',
    'zh-Hans': '没有该自助机。',
  },
  name_invalid: {
    en: 'Please give a name of at most 80 characters.',
    'zh-Hant': '請輸入不超過80個字的名稱。',
    'zh-Hans': '请输入不超过80个字的名称。',
  },
  operator_login_invalid: {
    en: 'A login is 3 to 40 small letters, digits, dots and hyphens.',
    'zh-Hant': '登入名稱須為3至40個小寫英文字母、數字、點或連字號。',
    'zh-Hans': '登录名须为3至40个小写英文字母、数字、点或连字符。',
  },
  operator_login_taken: {
    en: 'This login is somebody else’s.',
    'zh-Hant': '此登入名稱已有人使用。',
    'zh-Hans': '该登录名已有人使用。',
  },
  operator_unknown: {
    en: 'Nobody of this login stands at a till.',
    'zh-Hant': '沒有收銀員使用此登入名稱。',
    'zh-Hans': '没有收银员使用该登录名。',
  },
  outlet_columns_unknown: {
    en: 'The first line of the file must be {columns}.',
    'zh-Hant': '檔案首行須為 {columns}。',
    'zh-Hans': '文件首行须为 {columns}。',
  },
  outlet_invalid: {
    en: 'This cannot be an outlet; look at: {what}.',
    'zh-Hant': '地點資料有誤（{what}）。',
    'zh-Hans': '网点资料有误（{what}）。',
  },
  outlet_unknown: {
    en: 'No outlet of this code stands.',
    'zh-Hant': '沒有此代號的地點。',
    'zh-Hans': '没有该代号的网点。',
  },
  outlets_too_many: {
    en: 'One file may have {most} rows at most.',
    'zh-Hant': '每個檔案最多{most}行。',
    'zh-Hans': '每个文件最多{most}行。',
  },
  payout_account_unknown: {
    en: 'No account waits to be decided.',
    'zh-Hant': '沒有待決定的帳戶。',
    'zh-Hans': '没有待决定的账户。',
  },
  promotion_decided: {
    en: 'Somebody has decided about this promotion already. Please load it again.',
    'zh-Hant': '此推廣已有人決定，請重新載入。',
    'zh-Hans': '该推广已有人决定，请重新加载。',
  },
  promotion_invalid: {
    en: 'This promotion cannot be meant: {why}.',
    'zh-Hant': '推廣內容有誤（{why}）。',
    'zh-Hans': '推广内容有误（{why}）。',
  },
  promotion_unknown: {
    en: 'There is no promotion {code}.',
    'zh-Hant': '沒有推廣 {code}。',
    'zh-Hans': '没有推广 {code}。',
  },
  rate_invalid: {
    en: 'This is not a rate of exchange.',
    'zh-Hant': '這不是匯率。',
    'zh-Hans': '这不是汇率。',
  },
  rate_taken: {
    en: 'Another rate begins at the same instant.',
    'zh-Hant': '另一匯率於同一時間生效。',
    'zh-Hans': '另一汇率在同一时间生效。',
  },
  recall_state_wrong: {
    en: 'Somebody has decided this already. Please load it again.',
    'zh-Hant': '此項已有人處理，請重新載入。',
    'zh-Hans': '该项已有人处理，请重新加载。',
  },
  recall_unknown: {
    en: 'There is no such taking back.',
    'zh-Hant': '沒有此筆收回。',
    'zh-Hans': '没有该笔收回。',
  },
  receiver_unknown: {
    en: 'This number is not one of ours. Please check it.',
    'zh-Hant': '這不是我們的號碼，請檢查。',
    'zh-Hans': '这不是我们的号码，请检查。',
  },
  refund_by_seller: {
    en: 'This was sold over a counter: who sold it gives it back.',
    'zh-Hant': '此筆由櫃位售出，須由售出者退回。',
    'zh-Hans': '该笔由柜台售出，须由售出者退回。',
  },
  reseller_invalid: {
    en: 'This cannot be a shop; look at: {what}.',
    'zh-Hant': '商戶資料有誤（{what}）。',
    'zh-Hans': '商户资料有误（{what}）。',
  },
  reseller_unknown: {
    en: 'There is no such reseller, or it has no float or tills of its own.',
    'zh-Hant': '沒有此商戶，或其沒有自己的代理結餘或收銀機。',
    'zh-Hans': '没有该商户，或其没有自己的预付资金或收银机。',
  },
  tier_unknown: {
    en: 'There is no tier {tier}.',
    'zh-Hant': '沒有級別 {tier}。',
    'zh-Hans': '没有级别 {tier}。',
  },
  till_unknown: {
    en: 'This shop has no till of that number.',
    'zh-Hant': '此商戶沒有該編號的收銀機。',
    'zh-Hans': '该商户没有该编号的收银机。',
  },
  topup_amount_invalid: {
    en: 'This amount cannot be topped up.',
    'zh-Hant': '不可增值此金額。',
    'zh-Hans': '不能充值该金额。',
  },
  topup_limit_30_days: {
    en: 'This number has reached what may be topped up within 30 days.',
    'zh-Hant': '此號碼已達30日增值上限。',
    'zh-Hans': '该号码已达30天充值上限。',
  },
  topup_limit_balance: {
    en: 'With this top-up the balance would be higher than allowed.',
    'zh-Hant': '增值後結餘會超過上限。',
    'zh-Hans': '充值后余额会超过上限。',
  },
  undo_not_possible: {
    en: 'This top-up cannot be taken back.',
    'zh-Hant': '此筆增值不可取消。',
    'zh-Hans': '该笔充值不能撤销。',
  },
  undo_spent: {
    en: 'Part of this top-up has been used, so it cannot be taken back.',
    'zh-Hant': '此筆增值已用去部分，不可取消。',
    'zh-Hans': '该笔充值已用去部分，不能撤销。',
  },
  undo_too_late: {
    en: 'The time for taking this back is over.',
    'zh-Hant': '已超過可取消的時間。',
    'zh-Hans': '已超过可撤销的时间。',
  },
  voucher_activation_decided: {
    en: 'This is decided by now. Please load it again.',
    'zh-Hant': '此項已有決定，請重新載入。',
    'zh-Hans': '该项已有决定，请重新加载。',
  },
  voucher_activation_unknown: {
    en: 'Nobody has asked for this part of the batch to be sold.',
    'zh-Hant': '沒有人申請出售此批次的這一部分。',
    'zh-Hans': '没有人申请出售该批次的这一部分。',
  },
  voucher_batch_not_made: {
    en: 'Nothing of this batch can be sold yet.',
    'zh-Hant': '此批次尚不可出售。',
    'zh-Hans': '该批次尚不能出售。',
  },
  voucher_batch_unknown: {
    en: 'There is no batch {batch}.',
    'zh-Hant': '沒有批次{batch}。',
    'zh-Hans': '没有批次{batch}。',
  },
  voucher_file_gone: {
    en: 'There is no file for a printer: it was thrown away, or the batch is not printed.',
    'zh-Hant': '沒有供印刷的檔案：檔案已刪除，或此批次無須印刷。',
    'zh-Hans': '没有供印刷的文件：文件已删除，或该批次无须印刷。',
  },
  voucher_printer_key_wrong: {
    en: 'This is no public key: it begins with age1 and is copied whole.',
    'zh-Hant': '這不是公開金鑰；公開金鑰以 age1 開首，須完整複製。',
    'zh-Hans': '这不是公钥；公钥以 age1 开头，须完整复制。',
  },
  voucher_range_active: {
    en: 'From {first} to {last} are sold already, or somebody wants them to be.',
    'zh-Hant': '由{first}至{last}已出售，或已有人申請出售。',
    'zh-Hans': '从{first}到{last}已出售，或已有人申请出售。',
  },
  voucher_range_wrong: {
    en: 'This must lie between {least} and {most}.',
    'zh-Hant': '須介乎{least}與{most}之間。',
    'zh-Hans': '须介于{least}与{most}之间。',
  },
  voucher_serial_unknown: {
    en: 'There is no voucher with this serial number.',
    'zh-Hant': '沒有此序號的增值券。',
    'zh-Hans': '没有该序号的充值券。',
  },
  voucher_spent: {
    en: 'This voucher was used or has expired: its sale cannot be taken back.',
    'zh-Hant': '此增值券已使用或已到期，銷售不可取消。',
    'zh-Hans': '该充值券已使用或已到期，销售不能撤销。',
  },
  voucher_undo_too_late: {
    en: 'It is too late to take this sale back.',
    'zh-Hant': '已超過可取消此筆銷售的時間。',
    'zh-Hans': '已超过可撤销该笔销售的时间。',
  },
};
