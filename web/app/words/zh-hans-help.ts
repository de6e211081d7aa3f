import type { HelpWords } from './en-help.ts';

export const zhHansHelp: HelpWords = {
  'help.paidTitle': '已付款但未到账？',
  'help.paidText':
    '在“记录”里打开该订单，它会如实显示进度。我们会一直向支付机构核实，最后必定充值或退款。处理期间请勿重复付款。',
  'help.wrongTitle': '充错号码？',
  'help.wrongText': '十分钟内，只要充值金额未曾使用，您可以在订单页自行收回。',
  'help.endTitle': '我的卡什么时候到期？',
  'help.endText':
    '到期日显示在首页。每次充值都可能延长有效期，但不会缩短。到期后余额仍会保留一段时间，充值即可恢复。',
  'help.bonusTitle': '什么是“赠送”？',
  'help.bonusText': '有期限的赠送金额，可用于通话和流量，不能提现。',
  'help.appeals': '您的申诉',
  'help.callTitle': '与工作人员通话',
  'help.call': '致电{helpline}',
  'help.callText': '请准备好单号或收据编码。',
};
