import type { ErasureWords } from './en-erasures.ts';

export const zhHansErasures: ErasureWords = {
  'title.erasures': '删除数据',
  'nav.erasures': '删除数据',
  'none.erasures': '没有人等候删除数据',
  'erasures.person': '客户',
  'erasures.checkedBy': '核实人',
  'erasures.check': '确为本人提出',
  'erasures.forget': '删除数据',
  'erasures.refuse': '拒绝',
  'erasures.reason': '拒绝原因（会告知客户）',
  'erasures.noObstacle': '没有',
  'erasures.obstacle.person_has_line': '号码仍有效',
  'erasures.obstacle.person_has_money': '号码内有款项',
  'erasures.obstacle.person_has_appeal': '申诉未完结',
  'erasures.obstacle': '障碍',
  'erasures.about':
    '会删除：姓名、语言、标签、地址和登录记录、申诉的文字和附件，以及已保存的付款方式（并终止授权）。账目、收据、证据、号码记录和操作记录依法保留，只载代号和部分遮盖的号码。',
  'erasures.state.asked': '已提出，待核实',
  'erasures.state.checked': '已核实，待处理',
};
