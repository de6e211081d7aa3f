/** Where each operation of a till stands; see the app's paths for why they stand apart. */
export const agentPaths = {
  signInTill: ['POST', '/api/agent/session'],
  readTillSession: ['GET', '/api/agent/session'],
  signOutTill: ['DELETE', '/api/agent/session'],
  echoReceiver: ['POST', '/api/agent/receivers'],
  sellTopup: ['POST', '/api/agent/sales'],
  answerSale: ['POST', '/api/agent/sales/answer'],
  listSales: ['GET', '/api/agent/sales'],
  readSale: ['GET', '/api/agent/sales/{topup}'],
  undoSale: ['POST', '/api/agent/sales/{topup}/undo'],
  sellVoucher: ['POST', '/api/agent/vouchers'],
  answerVoucherSale: ['POST', '/api/agent/vouchers/answer'],
  listVoucherSales: ['GET', '/api/agent/vouchers'],
  readVoucherSale: ['GET', '/api/agent/vouchers/{sale}'],
  undoVoucherSale: ['POST', '/api/agent/vouchers/{sale}/undo'],
  printTillReceipt: ['GET', '/api/agent/receipts/{code}/file'],
  readFloats: ['GET', '/api/agent/floats'],
  moveFloat: ['POST', '/api/agent/floats/moves'],
  readStatement: ['GET', '/api/agent/floats/statements/{day}'],
  listPeople: ['GET', '/api/agent/people'],
  exportStatement: ['GET', '/api/agent/floats/statements/{day}/movements'],
} as const;

export type AgentOperation = keyof typeof agentPaths;
