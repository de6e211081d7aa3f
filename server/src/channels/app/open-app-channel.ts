import { appRoutes } from '@lowu/contract/app';
import type { FastifyInstance } from 'fastify';
import { cookieRules, type Visit } from '#identity';
import type { Context } from '#platform/context';
import { answerProblems, type Handler, languageOf, serve } from '#platform/http';
import { answers } from './answers.ts';
import { handleAddAttachment, handlePackAppeal, handleReadAttachment } from './appeal-files.ts';
import {
  handleAddWords,
  handleAdvise,
  handleListAppeals,
  handleOpenAppeal,
  handleReadAppeal,
  handleReopen,
  handleWithdraw,
} from './appeals.ts';
import type { AppChannel, AppPlace, AppRoute } from './channel.ts';
import {
  handleReadAutoTopup,
  handleSetAutoTopup,
  handleSkipAutoTopup,
  handleStopAutoTopup,
} from './auto-topups.ts';
import { handleReadBalance } from './balance.ts';
import { handleAskErasure, handleReadErasure, handleWithdrawErasure } from './erasures.ts';
import { handleFollowAppeal } from './follow-appeal.ts';
import { handleFollow } from './follow-topup.ts';
import { handleCloseLine, handleReadClosing } from './closings.ts';
import { handleReadGuards, handleSetGuards } from './guards.ts';
import { identify } from './identify.ts';
import { handleListLines } from './lines.ts';
import {
  handleBorrow,
  handleBuyPack,
  handleChangePlan,
  handleListPacks,
  handleSetRenewal,
} from './packs.ts';
import {
  handleAskForMandate,
  handleListMandates,
  handleReadMandateConsent,
  handleStopMandate,
} from './mandates.ts';
import { handleListMessages, handleOpenMessage, handleOpenMessages } from './messages.ts';
import {
  handleAddPush,
  handleAskEmail,
  handleChooseWays,
  handleConfirmEmail,
  handleForgetEmail,
  handleReadMessageSettings,
  handleRemovePush,
} from './message-settings.ts';
import { handleListOutlets } from './outlets.ts';
import { handleQuote, handleTopupOptions } from './quotes.ts';
import { handleChangeOptIn, handleEstimate, handleReadRates } from './rates.ts';
import { handleListReceipts, handleProveReceipt, handleReadReceipt } from './receipts.ts';
import { handleExportReceipts, handlePrintReceipt } from './receipt-files.ts';
import { handleReadReminders, handleSetReminders } from './reminders.ts';
import {
  handlePreferences,
  handleRequestCode,
  handleSignIn,
  handleExportPersonalData,
  handleSignOut,
  presentSession,
} from './session.ts';
import { handleExportUsage, handleReadUsage } from './usage.ts';
import { handleCheckVoucher, handleRedeemVoucher } from './vouchers.ts';
import { handleCancel, handleList, handleOrder, handleRead, handleUndo } from './topups.ts';

type Add = <R extends AppRoute>(
  route: R,
  handle: (
    channel: AppChannel,
    call: Parameters<Handler<R, Visit>>[0],
  ) => ReturnType<Handler<R, Visit>>,
) => void;

/** Adds the subscriber's operations to a scope of the server. */
export function openAppChannel(app: FastifyInstance, context: Context, place: AppPlace): void {
  const cookies = cookieRules(place.publicUrl.startsWith('https:'));
  const channel: AppChannel = {
    app,
    context,
    place,
    cookies,
    answers,
    languageOf,
    log: context.log,
    identify: (...asked) => identify({ context, cookies }, ...asked),
  };
  answerProblems(channel);
  const add: Add = (route, handle) => serve(channel, route, (call) => handle(channel, call));
  addPerson(add);
  addLine(add);
  addTopups(add);
  addAppeals(add);
}

/** What is about who is signed in, whichever lines they have. */
function addPerson(add: Add): void {
  add(appRoutes.requestCode, handleRequestCode);
  add(appRoutes.signIn, handleSignIn);
  add(appRoutes.readSession, (channel, { who }) => presentSession(channel, who));
  add(appRoutes.signOut, handleSignOut);
  add(appRoutes.exportPersonalData, handleExportPersonalData);
  add(appRoutes.readErasure, handleReadErasure);
  add(appRoutes.askErasure, handleAskErasure);
  add(appRoutes.withdrawErasure, handleWithdrawErasure);
  add(appRoutes.changePreferences, handlePreferences);
  add(appRoutes.listLines, handleListLines);
  add(appRoutes.listMandates, handleListMandates);
  add(appRoutes.readMandateConsent, handleReadMandateConsent);
  add(appRoutes.askForMandate, handleAskForMandate);
  add(appRoutes.stopMandate, handleStopMandate);
  add(appRoutes.listOutlets, handleListOutlets);
  add(appRoutes.listMessages, handleListMessages);
  add(appRoutes.openMessage, handleOpenMessage);
  add(appRoutes.openMessages, handleOpenMessages);
  add(appRoutes.readMessageSettings, handleReadMessageSettings);
  add(appRoutes.askEmail, handleAskEmail);
  add(appRoutes.confirmEmail, handleConfirmEmail);
  add(appRoutes.forgetEmail, handleForgetEmail);
  add(appRoutes.chooseWays, handleChooseWays);
  add(appRoutes.addPush, handleAddPush);
  add(appRoutes.removePush, handleRemovePush);
}

/** What is about one line. */
function addLine(add: Add): void {
  add(appRoutes.readBalance, handleReadBalance);
  add(appRoutes.listPacks, handleListPacks);
  add(appRoutes.buyPack, handleBuyPack);
  add(appRoutes.setRenewal, handleSetRenewal);
  add(appRoutes.changePlan, handleChangePlan);
  add(appRoutes.borrow, handleBorrow);
  add(appRoutes.readAutoTopup, handleReadAutoTopup);
  add(appRoutes.setAutoTopup, handleSetAutoTopup);
  add(appRoutes.stopAutoTopup, handleStopAutoTopup);
  add(appRoutes.skipAutoTopup, handleSkipAutoTopup);
  add(appRoutes.readRates, handleReadRates);
  add(appRoutes.estimateUse, handleEstimate);
  add(appRoutes.changeOptIn, handleChangeOptIn);
  add(appRoutes.readUsage, handleReadUsage);
  add(appRoutes.exportUsage, handleExportUsage);
  add(appRoutes.readGuards, handleReadGuards);
  add(appRoutes.setGuards, handleSetGuards);
  add(appRoutes.readReminders, handleReadReminders);
  add(appRoutes.setReminders, handleSetReminders);
  add(appRoutes.readClosing, handleReadClosing);
  add(appRoutes.closeLine, handleCloseLine);
}

/** What whoever pays can do, signed in or not. */
function addTopups(add: Add): void {
  add(appRoutes.readTopupOptions, handleTopupOptions);
  add(appRoutes.quoteTopup, handleQuote);
  add(appRoutes.orderTopup, handleOrder);
  add(appRoutes.listTopups, handleList);
  add(appRoutes.readTopup, handleRead);
  add(appRoutes.followTopup, handleFollow);
  add(appRoutes.cancelTopup, handleCancel);
  add(appRoutes.undoTopup, handleUndo);
  add(appRoutes.checkVoucher, handleCheckVoucher);
  add(appRoutes.redeemVoucher, handleRedeemVoucher);
  add(appRoutes.listReceipts, handleListReceipts);
  add(appRoutes.readReceipt, handleReadReceipt);
  add(appRoutes.proveReceipt, handleProveReceipt);
  add(appRoutes.exportReceipts, handleExportReceipts);
  add(appRoutes.printReceipt, handlePrintReceipt);
}

/** What whoever paid can say went wrong, signed in or not. */
function addAppeals(add: Add): void {
  add(appRoutes.adviseAppeal, handleAdvise);
  add(appRoutes.openAppeal, handleOpenAppeal);
  add(appRoutes.listAppeals, handleListAppeals);
  add(appRoutes.readAppeal, handleReadAppeal);
  add(appRoutes.followAppeal, handleFollowAppeal);
  add(appRoutes.addAppealWords, handleAddWords);
  add(appRoutes.addAttachment, handleAddAttachment);
  add(appRoutes.readAttachment, handleReadAttachment);
  add(appRoutes.withdrawAppeal, handleWithdraw);
  add(appRoutes.reopenAppeal, handleReopen);
  add(appRoutes.packAppeal, handlePackAppeal);
}
