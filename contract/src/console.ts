import * as appeals from './console/appeals.ts';
import * as autoTopups from './console/auto-topups.ts';
import * as banking from './console/banking.ts';
import * as differing from './console/differing-day.ts';
import * as bankTransfers from './console/bank-transfers.ts';
import * as bills from './console/bills.ts';
import * as closings from './console/closings.ts';
import * as developers from './console/developers.ts';
import * as devices from './console/devices.ts';
import * as promotions from './console/promotions.ts';
import * as erasures from './console/erasures.ts';
import * as lines from './console/lines.ts';
import * as machinery from './console/machinery.ts';
import * as mandates from './console/mandates.ts';
import * as messages from './console/messages.ts';
import * as outlets from './console/outlets.ts';
import * as payment from './console/payment.ts';
import * as ownSignIn from './console/own-sign-in.ts';
import * as payments from './console/payments.ts';
import * as rates from './console/rates.ts';
import * as receipts from './console/receipts.ts';
import * as reviews from './console/reviews.ts';
import * as reconciliation from './console/reconciliation.ts';
import * as reopening from './console/reopening.ts';
import * as session from './console/session.ts';
import * as shopCare from './console/shop-care.ts';
import * as shops from './console/shops.ts';
import * as stock from './console/stock.ts';
import * as topups from './console/topups.ts';
import * as unmatched from './console/unmatched.ts';
import * as vouchers from './console/vouchers.ts';

/** Every operation of the staff's channel, by name. */
export const consoleRoutes = {
  signInStaff: session.signInStaff,
  readStaffSession: session.readStaffSession,
  signOutStaff: session.signOutStaff,
  changeOwnPassword: ownSignIn.changeOwnPassword,
  enrolOwnAuthenticator: ownSignIn.enrolOwnAuthenticator,
  confirmOwnAuthenticator: ownSignIn.confirmOwnAuthenticator,
  findLine: lines.findLine,
  readLine: lines.readLine,
  listLineTopups: lines.listLineTopups,
  listLineTransfers: lines.listLineTransfers,
  listLineSessions: lines.listLineSessions,
  listLineNumbers: lines.listLineNumbers,
  readLineAt: lines.readLineAt,
  listLineMessages: messages.listLineMessages,
  readLineRule: autoTopups.readLineRule,
  findReceipts: receipts.findReceipts,
  exportFoundReceipts: receipts.exportFoundReceipts,
  exportReceiptData: receipts.exportReceiptData,
  explainTopup: topups.explainTopup,
  readPayments: payments.readPayments,
  listPayments: payment.listPayments,
  listUnclearPayments: payments.listUnclearPayments,
  listOpenRefunds: payments.listOpenRefunds,
  listProposedRefunds: payments.listProposedRefunds,
  listChargebacks: payments.listChargebacks,
  listDecidedChargebacks: payments.listDecidedChargebacks,
  explainPayment: payment.explainPayment,
  listStaffMandates: mandates.listStaffMandates,
  takeBackSale: topups.takeBackSale,
  proposeRefund: payments.proposeRefund,
  answerRefund: payments.answerRefund,
  answerChargeback: payments.answerChargeback,
  readChargebackPaper: payments.readChargebackPaper,
  listReviews: reviews.listReviews,
  proposeReview: reviews.proposeReview,
  answerReview: reviews.answerReview,
  listReconciliationDays: reconciliation.listReconciliationDays,
  readReconciliationDay: reconciliation.readReconciliationDay,
  exportReconciliationDay: reconciliation.exportReconciliationDay,
  readBillFile: bills.readBillFile,
  importBill: bills.importBill,
  fetchBill: bills.fetchBill,
  proposeGivingUp: reconciliation.proposeGivingUp,
  decideGivingUp: reconciliation.decideGivingUp,
  readFinanceAlarms: reconciliation.readFinanceAlarms,
  listBreaks: reconciliation.listBreaks,
  readBreak: reconciliation.readBreak,
  proposeResolution: reconciliation.proposeResolution,
  decideResolution: reconciliation.decideResolution,
  proposeReopening: reopening.proposeReopening,
  decideReopening: reopening.decideReopening,
  listUnmatched: unmatched.listUnmatched,
  readUnmatched: unmatched.readUnmatched,
  proposeDisposal: unmatched.proposeDisposal,
  decideDisposal: unmatched.decideDisposal,
  readBanking: banking.readBanking,
  listSuspense: banking.listSuspense,
  listBankTransfers: banking.listBankTransfers,
  listBankEntries: banking.listBankEntries,
  readCredit: banking.readCredit,
  proposeCredit: banking.proposeCredit,
  decideCredit: banking.decideCredit,
  markTransferSent: bankTransfers.markTransferSent,
  proposePayee: bankTransfers.proposePayee,
  decidePayee: bankTransfers.decidePayee,
  tryProviderAgain: bankTransfers.tryProviderAgain,
  seeContested: bankTransfers.seeContested,
  proposeDayAside: differing.proposeDayAside,
  decideDayAside: differing.decideDayAside,
  listPromotions: promotions.listPromotions,
  proposePromotion: promotions.proposePromotion,
  decidePromotion: promotions.decidePromotion,
  readLineClosing: closings.readLineClosing,
  closeForOwner: closings.closeForOwner,
  listClosings: closings.listClosings,
  decideClosing: closings.decideClosing,
  readDevelopers: developers.readDevelopers,
  listDevelopers: developers.listDevelopers,
  dismissDeveloper: developers.dismissDeveloper,
  proposeAdmission: developers.proposeAdmission,
  decideAdmission: developers.decideAdmission,
  listErasures: erasures.listErasures,
  decideErasure: erasures.decideErasure,
  readAppeals: appeals.readAppeals,
  explainAppeal: appeals.explainAppeal,
  takeAppeal: appeals.takeAppeal,
  sayToPerson: appeals.sayToPerson,
  answerAppeal: appeals.answerAppeal,
  decideAnswer: appeals.decideAnswer,
  readKeptEvidence: appeals.readKeptEvidence,
  readStaffAttachment: appeals.readStaffAttachment,
  readDevices: devices.readDevices,
  openKiosk: devices.openKiosk,
  makeEnrolment: devices.makeEnrolment,
  suspendKiosk: devices.suspendKiosk,
  countBox: devices.countBox,
  settleClaim: devices.settleClaim,
  creditOwedAdvice: devices.creditOwedAdvice,
  readShops: shops.readShops,
  openShop: shops.openShop,
  listShopPeople: shops.listShopPeople,
  addShopOperator: shops.addShopOperator,
  renewShopPin: shops.renewShopPin,
  suspendShopOperator: shops.suspendShopOperator,
  suspendShopTill: shops.suspendShopTill,
  changeShop: shopCare.changeShop,
  addShopTill: shopCare.addShopTill,
  openHours: shopCare.openHours,
  placeShop: shopCare.placeShop,
  limitChain: shops.limitChain,
  limitTier: shops.limitTier,
  suspendReseller: shops.suspendReseller,
  proposeIssue: stock.proposeIssue,
  decideIssue: stock.decideIssue,
  settleIssue: stock.settleIssue,
  stopAwaiting: stock.stopAwaiting,
  proposeRecall: stock.proposeRecall,
  decideRecall: stock.decideRecall,
  proposePayoutAccount: stock.proposePayoutAccount,
  decidePayoutAccount: stock.decidePayoutAccount,
  listStaffOutlets: outlets.listStaffOutlets,
  saveOutlet: outlets.saveOutlet,
  withdrawOutlet: outlets.withdrawOutlet,
  importOutlets: outlets.importOutlets,
  readRates: rates.readRates,
  proposeRate: rates.proposeRate,
  decideRate: rates.decideRate,
  listVoucherBatches: vouchers.listVoucherBatches,
  proposeActivation: vouchers.proposeActivation,
  decideActivation: vouchers.decideActivation,
  blockVouchers: vouchers.blockVouchers,
  unblockVouchers: vouchers.unblockVouchers,
  readVoucher: vouchers.readVoucher,
  readMessages: messages.readMessages,
  readTrail: machinery.readTrail,
  readMachinery: machinery.readMachinery,
} as const;

export type ConsoleRoutes = typeof consoleRoutes;
export { consolePages } from './console/pages.ts';
export { consolePaths } from './console/paths.ts';
