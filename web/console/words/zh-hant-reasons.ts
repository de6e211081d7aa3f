import type { ReasonWords } from './en-reasons.ts';

export const zhHantReasons: ReasonWords = {
  'reason.wrong number': '號碼錯誤',
  'reason.paid twice': '重複付款',
  'reason.paid more than was asked': '多付款項',
  'reason.not what was asked': '款項與要求不符',
  'reason.held by a rule': '被風險規則攔截',
  'reason.nobody decided in time': '逾時未有決定',
  'reason.the line was closed': '線路已關閉',
  'reason.its rule had gone on without it': '自動增值已另行處理',
  'reason.the order was over when it was paid': '付款時訂單已結束',
  'reason.the payer’s bank took it back': '付款人的銀行已收回款項',
  'reason.its dispute was won': '銀行退單勝訴',
  'reason.it could not be sent back before': '先前未能退回',
  'reason.the sale was undone': '銷售已撤銷',
  'ruleReason.called_off': '已撤回',
  'ruleReason.returned': '遲來的款項已退回',
  'ruleReason.closed': '未付款已關閉',
};
