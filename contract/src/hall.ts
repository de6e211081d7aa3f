import * as adjustments from './hall/adjustments.ts';
import * as customers from './hall/customers.ts';
import * as lineImports from './hall/line-imports.ts';
import * as lines from './hall/lines.ts';
import * as place from './hall/place.ts';
import * as sales from './hall/sales.ts';
import * as tills from './hall/tills.ts';
import * as vouchers from './hall/vouchers.ts';
import * as voucherSales from './hall/voucher-sales.ts';

/** Every operation of the halls' channel, by name. */
export const hallRoutes = {
  readHall: place.readHall,
  openCustomer: customers.openCustomer,
  sellOverCounter: sales.sellOverCounter,
  answerCounterSale: sales.answerCounterSale,
  readCounterSale: sales.readCounterSale,
  undoCounterSale: sales.undoCounterSale,
  redeemAtHall: vouchers.redeemAtHall,
  sellHallVoucher: voucherSales.sellHallVoucher,
  answerHallVoucher: voucherSales.answerHallVoucher,
  readHallVoucher: voucherSales.readHallVoucher,
  printHallVoucher: voucherSales.printHallVoucher,
  undoHallVoucher: voucherSales.undoHallVoucher,
  listTills: tills.listTills,
  openShift: tills.openShift,
  closeShift: tills.closeShift,
  acceptDifference: tills.acceptDifference,
  listAdjustments: adjustments.listAdjustments,
  proposeAdjustment: adjustments.proposeAdjustment,
  decideAdjustment: adjustments.decideAdjustment,
  registerNumber: lines.registerNumber,
  activateSim: lines.activateSim,
  askSwap: lines.askSwap,
  listSwaps: lines.listSwaps,
  hastenSwap: lines.hastenSwap,
  stopSwap: lines.stopSwap,
  beginLineImport: lineImports.beginLineImport,
  importLineRows: lineImports.importLineRows,
  listRefusedLines: lineImports.listRefusedLines,
  moveSafeCash: tills.moveSafeCash,
  countVault: tills.countVault,
} as const;

export type HallRoutes = typeof hallRoutes;
export { hallPages } from './hall/pages.ts';
export { hallPaths } from './hall/paths.ts';
