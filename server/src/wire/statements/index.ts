export { readAntomReport } from './antom-report.ts';
export { readAlipayBill } from './alipay-bill.ts';
export { readWechatBill } from './wechat-bill.ts';
export type {
  ItemKind,
  Reading,
  Readings,
  StatementItem,
  StatementTotals,
} from './reading.ts';
export { readStripeBalance } from './stripe-balance.ts';
export { type StatementFault, WrongStatement } from './wrong-statement.ts';
export type { BankEntry, BankReading, BankReadings, BankTotals } from './bank-entry.ts';
export { readBankStatement } from './read-bank-statement.ts';
