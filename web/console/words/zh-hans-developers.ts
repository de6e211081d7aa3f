import type { DeveloperWords } from './en-developers.ts';

export const zhHansDevelopers: DeveloperWords = {
  'title.developers': '合作伙伴的开发者',
  'nav.developers': '开发者',
  'none.developers': '尚无人可登录合作伙伴平台',
  'none.admissions': '没有人等候登录',
  'developers.about':
    '获准登录的人可创建密钥，动用合作伙伴的备付款，因此须由两人同意。同意后，系统会将邀请码发送到开发者的邮箱，员工不会看到。只忘记密码或只丢失验证器的开发者，可自行在平台重新进入，无须在此申请。',
  'developers.admissions': '等候登录',
  'developers.partner': '合作伙伴',
  'developers.email': '邮箱',
  'developers.what': '处理方法',
  'developers.begins': '首次登录',
  'developers.anew': '重设密码和验证器',
  'developers.reason': '原因，以及如何核实身份',
  'developers.askedBy': '申请人',
  'developers.ask': '申请让其登录',
  'developers.since': '加入时间',
  'developers.open': '可登录',
  'developers.dismissed': '已终止',
  'developers.all': '可登录的人',
  'developers.search': '邮箱或合作伙伴名称的一部分',
  'developers.letGo': '终止',
  'developers.letGoOf': '终止：{email}',
  'developers.letGoAbout':
    '此人会立即退出，此后须由两人同意方可再登录。此人看过的密钥仍然有效，直至合作伙伴更换为止。',
  'developers.letGoWhy': '原因',
  'developers.letGoNow': '立即终止',
  'developers.keep': '保留',
};
