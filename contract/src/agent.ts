import * as floats from './agent/floats.ts';
import * as people from './agent/people.ts';
import * as sales from './agent/sales.ts';
import * as session from './agent/session.ts';
import * as vouchers from './agent/vouchers.ts';

/** Every operation of the tills' channel, by name. */
export const agentRoutes = {
  signInTill: session.signInTill,
  readTillSession: session.readTillSession,
  signOutTill: session.signOutTill,
  echoReceiver: sales.echoReceiver,
  sellTopup: sales.sellTopup,
  answerSale: sales.answerSale,
  listSales: sales.listSales,
  readSale: sales.readSale,
  undoSale: sales.undoSale,
  sellVoucher: vouchers.sellVoucher,
  answerVoucherSale: vouchers.answerVoucherSale,
  listVoucherSales: vouchers.listVoucherSales,
  readVoucherSale: vouchers.readVoucherSale,
  undoVoucherSale: vouchers.undoVoucherSale,
  printTillReceipt: vouchers.printTillReceipt,
  readFloats: floats.readFloats,
  moveFloat: floats.moveFloat,
  readStatement: floats.readStatement,
  exportStatement: floats.exportStatement,
  listPeople: people.listPeople,
} as const;

export type AgentRoutes = typeof agentRoutes;
export { agentPages } from './agent/pages.ts';
export { agentPaths } from './agent/paths.ts';
