import type { DeveloperWords } from './en-developers.ts';

export const zhHantDevelopers: DeveloperWords = {
  'title.developers': '合作夥伴的開發者',
  'nav.developers': '開發者',
  'none.developers': '仍未有人可登入合作夥伴平台',
  'none.admissions': '沒有人等候登入',
  'developers.about':
    '獲准登入的人可開設密鑰，動用合作夥伴的餘款，因此須由兩人同意。同意後，系統會將邀請碼電郵給開發者，員工不會看到。只忘記密碼或只遺失驗證器的開發者，可自行在平台重新進入，毋須在此申請。',
  'developers.admissions': '等候登入',
  'developers.partner': '合作夥伴',
  'developers.email': '電郵地址',
  'developers.what': '處理方法',
  'developers.begins': '首次登入',
  'developers.anew': '重設密碼及驗證器',
  'developers.reason': '原因，以及如何核實身分',
  'developers.askedBy': '申請人',
  'developers.ask': '申請讓其登入',
  'developers.since': '加入時間',
  'developers.open': '可登入',
  'developers.dismissed': '已終止',
  'developers.all': '可登入的人',
  'developers.search': '電郵地址或合作夥伴名稱的一部分',
  'developers.letGo': '終止',
  'developers.letGoOf': '終止：{email}',
  'developers.letGoAbout':
    '此人會即時登出，其後須由兩人同意方可再登入。此人看過的密鑰仍然有效，直至合作夥伴更換為止。',
  'developers.letGoWhy': '原因',
  'developers.letGoNow': '立即終止',
  'developers.keep': '保留',
};
