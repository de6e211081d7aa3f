import type { ChangeWords } from './en-changes.ts';

export const zhHantChanges: ChangeWords = {
  'change.unknown': '沒有收到回覆，未知是否已完成',
  'change.unknownText': '請先重新查看；在此之前，這裏不會再送出任何要求。',
  'change.look': '重新查看',
  'change.looked': '已重新查看，這裏所示就是現況。',
  'change.unsaved': '沒有收到回覆，尚未確認',
  'change.unsavedText': '你的選擇保留在此頁，網絡恢復後會再次送出。請勿關閉此頁。',
};
