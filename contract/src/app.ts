import * as erasures from './app/erasures.ts';
import * as appeals from './app/appeals.ts';
import * as autoTopups from './app/auto-topups.ts';
import * as closings from './app/closings.ts';
import * as guards from './app/guards.ts';
import * as lines from './app/lines.ts';
import * as mandates from './app/mandates.ts';
import * as messages from './app/messages.ts';
import * as messageSettings from './app/message-settings.ts';
import * as outlets from './app/outlets.ts';
import * as packs from './app/packs.ts';
import * as rates from './app/rates.ts';
import * as receipts from './app/receipts.ts';
import * as reminders from './app/reminders.ts';
import * as session from './app/session.ts';
import * as topups from './app/topups.ts';
import * as usage from './app/usage.ts';
import * as vouchers from './app/vouchers.ts';

/** Every operation of the subscriber's channel, by name. */
export const appRoutes = {
  requestCode: session.requestCode,
  signIn: session.signIn,
  readSession: session.readSession,
  signOut: session.signOut,
  exportPersonalData: session.exportPersonalData,
  readErasure: erasures.readErasure,
  askErasure: erasures.askErasure,
  withdrawErasure: erasures.withdrawErasure,
  changePreferences: session.changePreferences,
  listLines: lines.listLines,
  readBalance: lines.readBalance,
  readTopupOptions: topups.readTopupOptions,
  quoteTopup: topups.quoteTopup,
  orderTopup: topups.orderTopup,
  listTopups: topups.listTopups,
  readTopup: topups.readTopup,
  followTopup: topups.followTopup,
  cancelTopup: topups.cancelTopup,
  undoTopup: topups.undoTopup,
  checkVoucher: vouchers.checkVoucher,
  redeemVoucher: vouchers.redeemVoucher,
  listOutlets: outlets.listOutlets,
  listPacks: packs.listPacks,
  buyPack: packs.buyPack,
  setRenewal: packs.setRenewal,
  changePlan: packs.changePlan,
  borrow: packs.borrow,
  readRates: rates.readRates,
  estimateUse: rates.estimateUse,
  changeOptIn: rates.changeOptIn,
  readUsage: usage.readUsage,
  exportUsage: usage.exportUsage,
  readGuards: guards.readGuards,
  setGuards: guards.setGuards,
  readReminders: reminders.readReminders,
  setReminders: reminders.setReminders,
  readAutoTopup: autoTopups.readAutoTopup,
  setAutoTopup: autoTopups.setAutoTopup,
  stopAutoTopup: autoTopups.stopAutoTopup,
  skipAutoTopup: autoTopups.skipAutoTopup,
  readClosing: closings.readClosing,
  closeLine: closings.closeLine,
  listMandates: mandates.listMandates,
  readMandateConsent: mandates.readMandateConsent,
  askForMandate: mandates.askForMandate,
  stopMandate: mandates.stopMandate,
  listMessages: messages.listMessages,
  openMessage: messages.openMessage,
  openMessages: messages.openMessages,
  readMessageSettings: messageSettings.readMessageSettings,
  askEmail: messageSettings.askEmail,
  confirmEmail: messageSettings.confirmEmail,
  forgetEmail: messageSettings.forgetEmail,
  chooseWays: messageSettings.chooseWays,
  addPush: messageSettings.addPush,
  removePush: messageSettings.removePush,
  listReceipts: receipts.listReceipts,
  readReceipt: receipts.readReceipt,
  proveReceipt: receipts.proveReceipt,
  exportReceipts: receipts.exportReceipts,
  printReceipt: receipts.printReceipt,
  adviseAppeal: appeals.adviseAppeal,
  openAppeal: appeals.openAppeal,
  listAppeals: appeals.listAppeals,
  readAppeal: appeals.readAppeal,
  followAppeal: appeals.followAppeal,
  addAppealWords: appeals.addAppealWords,
  addAttachment: appeals.addAttachment,
  readAttachment: appeals.readAttachment,
  withdrawAppeal: appeals.withdrawAppeal,
  reopenAppeal: appeals.reopenAppeal,
  packAppeal: appeals.packAppeal,
} as const;

export type AppRoutes = typeof appRoutes;
export { appPages } from './app/pages.ts';
export { appPaths } from './app/paths.ts';
