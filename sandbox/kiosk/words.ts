import type { Language } from '../kit/language.ts';
import type { FaultName } from './world.ts';

interface PageWords {
  readonly brand: string;
  readonly title: string;
  readonly footer: string;
  readonly insert: string;
  readonly takes: string;
  readonly nothing: string;
  readonly box: string;
  readonly notes: string;
  readonly removeBox: string;
  readonly fillPaper: string;
  readonly unjam: string;
  readonly paper: string;
  readonly paperStates: Readonly<Record<'ok' | 'low' | 'out', string>>;
  readonly emptyPaper: string;
  readonly fault: string;
  readonly faults: Readonly<Record<FaultName, string>>;
  readonly slips: string;
  readonly screen: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  'zh-Hant': {
    brand: '沙盒自助機配件',
    title: '收鈔機及打印機',
    footer: '這是示範用的配件，不收真鈔。',
    insert: '放入',
    takes: '現時接受',
    nothing: '不收鈔票',
    box: '鈔箱',
    notes: '張',
    removeBox: '取走鈔箱',
    fillPaper: '補充紙卷',
    unjam: '清除卡鈔',
    paper: '紙卷',
    paperStates: { ok: '充足', low: '將盡', out: '用完' },
    emptyPaper: '抽走紙卷',
    fault: '下一次發生',
    faults: { 'print-fails': '打印失敗', 'answer-lost': '回覆遺失', jam: '卡鈔' },
    slips: '已打印的收條',
    screen: '這是自助機旁的配件，請與自助機畫面一併打開。',
  },
  'zh-Hans': {
    brand: '沙盒自助终端配件',
    title: '收钞机和打印机',
    footer: '这是演示用的配件，不收真钞。',
    insert: '放入',
    takes: '当前接受',
    nothing: '不收钞票',
    box: '钞箱',
    notes: '张',
    removeBox: '取走钞箱',
    fillPaper: '补充纸卷',
    unjam: '清除卡钞',
    paper: '纸卷',
    paperStates: { ok: '充足', low: '将尽', out: '用完' },
    emptyPaper: '抽走纸卷',
    fault: '下一次发生',
    faults: { 'print-fails': '打印失败', 'answer-lost': '回复丢失', jam: '卡钞' },
    slips: '已打印的凭条',
    screen: '这是自助终端旁的配件，请与终端画面一起打开。',
  },
  en: {
    brand: 'Sandbox kiosk parts',
    title: 'Note acceptor and printer',
    footer: 'These parts are for the demo; they take no real notes.',
    insert: 'Insert',
    takes: 'Takes just now',
    nothing: 'no notes',
    box: 'Note box',
    notes: 'notes',
    removeBox: 'Take the note box out',
    fillPaper: 'Put a new roll in',
    unjam: 'Clear the jam',
    paper: 'Paper',
    paperStates: { ok: 'enough', low: 'nearly over', out: 'out' },
    emptyPaper: 'Take the roll out',
    fault: 'Next time',
    faults: { 'print-fails': 'printing fails', 'answer-lost': 'an answer is lost', jam: 'it jams' },
    slips: 'Printed slips',
    screen: 'These parts stand beside the kiosk’s screen: open both.',
  },
};
