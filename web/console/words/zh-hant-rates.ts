import type { RatesWords } from './en-rates.ts';

export const zhHantRates: RatesWords = {
  'title.rates': '匯率',
  'nav.rates': '匯率',
  'none.rates': '尚未有匯率，未能計算人民幣價格',
  'rates.proposals': '待另一位同事覆核',
  'rates.recorded': '定價所用匯率',
  'rates.rate': '匯率',
  'rates.source': '來源',
  'rates.from': '生效時間',
  'rates.propose': '人手提出匯率',
  'rates.value': '每港元兌人民幣',
  'rates.valueHint': '例如 0.92；有效至下一個匯率為止。',
  'rates.wrong': '請輸入數字，例如 0.92',
  'rates.by': '由 {login} 提出',
  'rateState.ahead': '未生效',
  'rateState.in force': '生效中',
  'rateState.stale': '過舊，不再用於定價',
  'rateState.past': '已過',
};
