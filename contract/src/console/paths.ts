/**
 * Where each operation of the staff's channel stands; see the app's paths for why they stand apart.
 */
export const consolePaths = {
  signInStaff: ['POST', '/api/console/session'],
  readStaffSession: ['GET', '/api/console/session'],
  signOutStaff: ['DELETE', '/api/console/session'],
  findLine: ['GET', '/api/console/lines'],
  readLine: ['GET', '/api/console/lines/{line}'],
  listLineTopups: ['GET', '/api/console/lines/{line}/topups'],
  listLineTransfers: ['GET', '/api/console/lines/{line}/transfers'],
  explainTopup: ['GET', '/api/console/topups/{topup}'],
  readPayments: ['GET', '/api/console/payments'],
  listStaffMandates: ['GET', '/api/console/mandates'],
  proposeRefund: ['POST', '/api/console/topups/{topup}/refunds'],
  answerRefund: ['POST', '/api/console/topups/{topup}/refunds/{refund}/answer'],
  listReviews: ['GET', '/api/console/reviews'],
  proposeReview: ['POST', '/api/console/topups/{topup}/review'],
  answerReview: ['POST', '/api/console/topups/{topup}/review/answer'],
  listReconciliationDays: ['GET', '/api/console/reconciliation/days'],
  readReconciliationDay: ['GET', '/api/console/reconciliation/days/{connector}/{day}'],
  exportReconciliationDay: ['GET', '/api/console/reconciliation/days/{connector}/{day}/report.csv'],
  listBreaks: ['GET', '/api/console/reconciliation/breaks'],
  readBreak: ['GET', '/api/console/reconciliation/breaks/{break}'],
  proposeResolution: ['POST', '/api/console/reconciliation/breaks/{break}/proposal'],
  decideResolution: ['POST', '/api/console/reconciliation/breaks/{break}/decision'],
  readBanking: ['GET', '/api/console/banking'],
  readCredit: ['GET', '/api/console/banking/entries/{entry}'],
  proposeCredit: ['POST', '/api/console/banking/entries/{entry}/proposal'],
  decideCredit: ['POST', '/api/console/banking/entries/{entry}/decision'],
  markTransferSent: ['POST', '/api/console/banking/transfers/{transfer}/sent'],
  listClosings: ['GET', '/api/console/closings'],
  decideClosing: ['POST', '/api/console/closings/{closing}/decision'],
  readTrail: ['GET', '/api/console/trail'],
  readMachinery: ['GET', '/api/console/machinery'],
} as const;

export type ConsoleOperation = keyof typeof consolePaths;
