import type { RatesWords } from './en-rates.ts';

export const zhHansRates: RatesWords = {
  'title.rates': '汇率',
  'nav.rates': '汇率',
  'none.rates': '尚无汇率，无法计算人民币价格',
  'rates.proposals': '待另一位同事复核',
  'rates.recorded': '定价所用汇率',
  'rates.rate': '汇率',
  'rates.source': '来源',
  'rates.from': '生效时间',
  'rates.propose': '手工提出汇率',
  'rates.value': '每港元兑人民币',
  'rates.valueHint': '例如 0.92；有效至下一个汇率为止。',
  'rates.wrong': '请输入数字，例如 0.92',
  'rates.by': '由 {login} 提出',
  'rateState.ahead': '未生效',
  'rateState.in force': '生效中',
  'rateState.stale': '过旧，不再用于定价',
  'rateState.past': '已过',
};
