import type { ChangeWords } from './en-changes.ts';

export const zhHansChanges: ChangeWords = {
  'change.unknown': '没有收到回复，不确定是否已完成',
  'change.unknownText': '请先重新查看；在此之前，这里不会再发送任何请求。',
  'change.look': '重新查看',
  'change.looked': '已重新查看，这里显示的就是现在的情况。',
  'change.unsaved': '没有收到回复，尚未确认',
  'change.unsavedText': '您的选择保留在本页，网络恢复后会再次发送。请不要关闭本页。',
};
