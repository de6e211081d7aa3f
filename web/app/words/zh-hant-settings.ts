import type { SettingsWords } from './en-settings.ts';

export const zhHantSettings: SettingsWords = {
  'settings.saved': '已儲存',
  'settings.title': '更多',
  'settings.care': '關懷版',
  'settings.careText': '大字、三個按鈕、每次只做一件事。',
  'settings.careOn': '開啟關懷版',
  'settings.careOff': '關閉關懷版',
  'settings.signedIn': '已登入：{name}',
  'settings.signOut': '登出',
  'settings.myData': '取得所有關於我的資料副本',
  'settings.signIn': '登入',
  'settings.help': '幫助',
  'settings.mandates': '已儲存的付款方式',
  'settings.closing': '關閉線路',
};
