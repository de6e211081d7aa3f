import type { MessageWords } from './en-messages.ts';

/** Texts of messages, in Traditional Chinese as written in Hong Kong. */
export const zhHantMessages: MessageWords = {
  'messageSettings.title': '通知方式',
  'messages.none': '暫時未有訊息。我們以短訊通知你的內容亦會在此顯示。',
  'messages.unread': '未讀',
  'messages.openAll': '全部標示為已讀',
  'messages.sms': '短訊',
  'messages.email': '電郵',
  'messages.inbox': '只在App',
  'messages.push': '通知',
  'messages.queued': '等候發送',
  'messages.sending': '正在發送',
  'messages.sent': '已發送',
  'messages.unknown': '可能已發送',
  'messages.delivered': '已送達',
  'messages.failed': '未能發送',

  'ways.title': '優先使用哪種方式',
  'ways.text':
    '每則訊息只用一種方式。如未能送達，會改用你的另一種方式；必須告知的一定會送出。所有訊息亦會在App顯示。',
  'ways.payments': '付款及安全',
  'ways.balance': '結餘',
  'ways.expiry': '儲值卡到期',
  'ways.packs': '組合、計劃及費用',
  'ways.zones': '過關時的收費',
  'quiet.title': '靜音時段',
  'quiet.text':
    '可以等的訊息會在早上發出（香港時間）。你操作後的回覆會即時發出。兩個時間相同即沒有靜音時段。',
  'quiet.from': '由',
  'quiet.until': '至',
  'quiet.keep': '儲存時段',

  'push.title': '此瀏覽器的通知',
  'push.text': '在此裝置顯示，關閉App後亦會收到。其他人或會看到鎖定畫面。',
  'push.on': '在此開啟',
  'push.off': '在此關閉',
  'push.isOn': '此瀏覽器已開啟通知。',
  'push.denied': '此瀏覽器不容許通知，你可在瀏覽器設定中容許。',
  'push.missing': '此瀏覽器不能顯示通知。如使用iPhone，請先將App加入主畫面。',
  'push.lost': '瀏覽器暫時未能開啟通知，請稍後再試。',

  'email.title': '電郵',
  'email.text': '短訊未能送達時使用。我們的電郵不會附有連結。',
  'email.address': '你的電郵地址',
  'email.send': '發送驗證碼',
  'email.asked': '驗證碼已發送至{address}。請在此輸入，以確認地址屬於你。',
  'email.code': '電郵內的驗證碼',
  'email.confirm': '確認',
  'email.other': '使用其他地址',
  'email.confirmed': '我們會把電郵寄往{address}。',
  'email.failed': '寄往{address}的電郵被退回',
  'email.failedText':
    '對方的郵件伺服器表示沒有此電郵地址，現已停止寄出。重新發送驗證碼並輸入，即可再用。',
  'email.again': '重新發送驗證碼',
  'email.remove': '移除地址',
};
