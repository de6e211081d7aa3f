import type { SettingsWords } from './en-settings.ts';

export const zhHansSettings: SettingsWords = {
  'settings.saved': '已保存',
  'settings.title': '更多',
  'settings.care': '长辈版',
  'settings.careText': '大字、三个按钮、每次只做一件事。',
  'settings.careOn': '开启长辈版',
  'settings.careOff': '关闭长辈版',
  'settings.signedIn': '已登录：{name}',
  'settings.signOut': '退出登录',
  'settings.myData': '获取所有关于我的数据副本',
  'settings.signIn': '登录',
  'settings.help': '帮助',
  'settings.mandates': '已保存的付款方式',
  'settings.closing': '关闭线路',
};
