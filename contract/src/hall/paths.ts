/**
 * Where each operation of a hall stands; see the app's paths for why they stand apart. Its staff
 * sign in by the console's own operations: it is the same session.
 */
export const hallPaths = {
  readHall: ['GET', '/api/hall/place'],
  openCustomer: ['POST', '/api/hall/customers'],
  sellOverCounter: ['POST', '/api/hall/sales'],
  answerCounterSale: ['POST', '/api/hall/sales/answer'],
  readCounterSale: ['GET', '/api/hall/sales/{topup}'],
  undoCounterSale: ['POST', '/api/hall/sales/{topup}/undo'],
  redeemAtHall: ['POST', '/api/hall/vouchers'],
  sellHallVoucher: ['POST', '/api/hall/voucher-sales'],
  answerHallVoucher: ['POST', '/api/hall/voucher-sales/answer'],
  readHallVoucher: ['GET', '/api/hall/voucher-sales/by-serial/{serial}'],
  printHallVoucher: ['GET', '/api/hall/voucher-sales/by-serial/{serial}/file'],
  undoHallVoucher: ['POST', '/api/hall/voucher-sales/{sale}/undo'],
  listTills: ['GET', '/api/hall/tills'],
  openShift: ['POST', '/api/hall/tills/{till}/shifts'],
  closeShift: ['POST', '/api/hall/shifts/{shift}/close'],
  acceptDifference: ['POST', '/api/hall/shifts/{shift}/accept'],
  listAdjustments: ['GET', '/api/hall/adjustments'],
  proposeAdjustment: ['POST', '/api/hall/lines/{line}/adjustments'],
  decideAdjustment: ['POST', '/api/hall/adjustments/{adjustment}/decision'],
  registerNumber: ['POST', '/api/hall/lines/{line}/registration'],
  activateSim: ['POST', '/api/hall/lines/{line}/sim'],
  askSwap: ['POST', '/api/hall/lines/{line}/swaps'],
  listSwaps: ['GET', '/api/hall/swaps'],
  hastenSwap: ['POST', '/api/hall/swaps/{swap}/hasten'],
  stopSwap: ['POST', '/api/hall/swaps/{swap}/stop'],
  beginLineImport: ['POST', '/api/hall/line-imports'],
  importLineRows: ['POST', '/api/hall/line-imports/{import}/rows'],
  listRefusedLines: ['GET', '/api/hall/line-imports/{import}/refused'],
  moveSafeCash: ['POST', '/api/hall/safe'],
  countVault: ['POST', '/api/hall/vaults/{place}/counts'],
} as const;

export type HallOperation = keyof typeof hallPaths;
