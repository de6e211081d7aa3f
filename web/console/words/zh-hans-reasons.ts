import type { ReasonWords } from './en-reasons.ts';

export const zhHansReasons: ReasonWords = {
  'reason.wrong number': '号码错误',
  'reason.paid twice': '重复付款',
  'reason.paid more than was asked': '多付款项',
  'reason.not what was asked': '款项与要求不符',
  'reason.held by a rule': '被风险规则拦截',
  'reason.nobody decided in time': '逾时未作决定',
  'reason.the line was closed': '线路已关闭',
  'reason.its rule had gone on without it': '自动充值已另行处理',
  'reason.the order was over when it was paid': '付款时订单已结束',
  'reason.the payer’s bank took it back': '付款人的银行已收回款项',
  'reason.its dispute was won': '银行拒付胜诉',
  'reason.it could not be sent back before': '此前未能退回',
  'reason.the sale was undone': '销售已撤销',
  'ruleReason.called_off': '已撤回',
  'ruleReason.returned': '迟来的款项已退回',
  'ruleReason.closed': '未付款已关闭',
};
