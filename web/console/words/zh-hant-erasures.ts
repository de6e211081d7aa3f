import type { ErasureWords } from './en-erasures.ts';

export const zhHantErasures: ErasureWords = {
  'title.erasures': '刪除資料',
  'nav.erasures': '刪除資料',
  'none.erasures': '沒有人等候刪除資料',
  'erasures.person': '客戶',
  'erasures.checkedBy': '核實人',
  'erasures.check': '確為本人提出',
  'erasures.forget': '刪除資料',
  'erasures.refuse': '拒絕',
  'erasures.reason': '拒絕原因（會告知客戶）',
  'erasures.noObstacle': '沒有',
  'erasures.obstacle.person_has_line': '號碼仍有效',
  'erasures.obstacle.person_has_money': '號碼內有款項',
  'erasures.obstacle.person_has_appeal': '申訴未完結',
  'erasures.obstacle': '障礙',
  'erasures.about':
    '會刪除：姓名、語言、標籤、地址和登入紀錄、申訴的文字和附件，以及已儲存的付款方式（並終止授權）。帳目、收據、證據、號碼紀錄和操作紀錄依法保留，只載代號和部分遮蓋的號碼。',
  'erasures.state.asked': '已提出，待核實',
  'erasures.state.checked': '已核實，待處理',
};
