import type { HelpWords } from './en-help.ts';

export const zhHantHelp: HelpWords = {
  'help.paidTitle': '已付款但未到帳？',
  'help.paidText':
    '在「紀錄」開啟該訂單，它會如實顯示進度。我們會一直向付款機構查核，最後必定增值或退款。處理期間請勿重複付款。',
  'help.wrongTitle': '增錯號碼？',
  'help.wrongText': '十分鐘內，只要增值額未曾使用，你可在訂單頁自行收回。',
  'help.endTitle': '我的卡何時到期？',
  'help.endText':
    '到期日顯示在主頁。每次增值都可能延長有效期，但不會縮短。到期後結餘仍會保留一段時間，增值即可恢復。',
  'help.bonusTitle': '甚麼是「贈送」？',
  'help.bonusText': '有限期的贈送金額，可用於通話和數據，不能提取現金。',
  'help.appeals': '你的申訴',
  'help.callTitle': '與職員通話',
  'help.call': '致電{helpline}',
  'help.callText': '請準備訂單編號或收據編碼。',
};
