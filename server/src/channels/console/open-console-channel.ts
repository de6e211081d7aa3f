import { consoleRoutes } from '@lowu/contract/console';
import type { FastifyInstance } from 'fastify';
import { present } from '#base';
import { cookieRules, type StaffSession } from '#identity';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, serve } from '#platform/http';
import { answers } from './answers.ts';
import type { AddStaffRoute, ConsoleChannel, ConsolePlace, ConsoleRoute } from './channel.ts';
import { addAppeals } from './appeals.ts';
import { handleLineRule } from './auto-topups.ts';
import { addBanking } from './banking.ts';
import { addBills } from './bills.ts';
import { addClosings } from './closings.ts';
import { addDevelopers } from './developers.ts';
import { addDevices } from './devices.ts';
import { addErasures } from './erasures.ts';
import { addOutlets } from './outlets.ts';
import { addPromotions } from './promotions.ts';
import { identify } from './identify.ts';
import {
  handleFind,
  handleReadLine,
  handleNumbers,
  handleReadAt,
  handleSessions,
  handleTopups,
  handleTransfers,
} from './lines.ts';
import { handleFinanceAlarms, handleMachinery, handleTrail } from './oversight.ts';
import { handleLineMessages, handleMessages } from './messages.ts';
import { handleMandates } from './mandates.ts';
import { addPayment } from './payment.ts';
import { addPayments } from './payments.ts';
import { addRates } from './rates.ts';
import { addReceipts } from './receipts.ts';
import { addReconciliation } from './reconciliation.ts';
import { addUnmatched } from './unmatched.ts';
import { handleAnswer, handlePropose, handleReviews } from './reviews.ts';
import { addShops } from './shops.ts';
import { addOwnSignIn } from './own-sign-in.ts';
import { handleSignIn, handleSignOut, presentSession } from './session.ts';
import { handleExplain, handleTakeBack } from './topups.ts';
import { addVouchers } from './vouchers.ts';

/** What has a file of its own, with its operations. */
const parts: readonly ((add: AddStaffRoute) => void)[] = [
  addPayments,
  addPayment,
  addReceipts,
  addReconciliation,
  addUnmatched,
  addBills,
  addBanking,
  addClosings,
  addAppeals,
  addErasures,
  addDevelopers,
  addDevices,
  addShops,
  addOutlets,
  addRates,
  addVouchers,
  addPromotions,
  addOwnSignIn,
];

/** Adds the staff's operations to a scope of the server. */
export function openConsoleChannel(
  app: FastifyInstance,
  context: Context,
  place: ConsolePlace,
): void {
  const { staff: cookie } = cookieRules(place.publicUrl.startsWith('https:'));
  const channel: ConsoleChannel = {
    app,
    context,
    place,
    cookie,
    answers,
    languageOf,
    log: context.log,
    identify: (route, request) => identify({ context, cookie }, route, request),
    isCheckingAnswers: place.isDemo,
  };
  answerProblems(channel);
  const add: AddStaffRoute = (route, handle) =>
    serve<ConsoleRoute, typeof route, StaffSession | null>(channel, route, (call) => {
      const who = present(call.who, 'the member of staff');
      return handle(channel, { ...call, who, caller: { session: who, ip: call.request.ip } });
    });
  serve(channel, consoleRoutes.signInStaff, (call) => handleSignIn(channel, call));
  serve(channel, consoleRoutes.readStaffSession, async ({ who }) => presentSession(channel, who));
  add(consoleRoutes.signOutStaff, handleSignOut);
  add(consoleRoutes.findLine, handleFind);
  add(consoleRoutes.readLine, handleReadLine);
  add(consoleRoutes.listLineTopups, handleTopups);
  add(consoleRoutes.listLineTransfers, handleTransfers);
  add(consoleRoutes.listLineSessions, handleSessions);
  add(consoleRoutes.listLineNumbers, handleNumbers);
  add(consoleRoutes.readLineAt, handleReadAt);
  add(consoleRoutes.listLineMessages, handleLineMessages);
  add(consoleRoutes.readLineRule, handleLineRule);
  add(consoleRoutes.explainTopup, handleExplain);
  add(consoleRoutes.takeBackSale, handleTakeBack);
  add(consoleRoutes.listStaffMandates, handleMandates);
  add(consoleRoutes.listReviews, handleReviews);
  add(consoleRoutes.proposeReview, handlePropose);
  add(consoleRoutes.answerReview, handleAnswer);
  add(consoleRoutes.readFinanceAlarms, handleFinanceAlarms);
  for (const addRoutes of parts) addRoutes(add);
  add(consoleRoutes.readMessages, handleMessages);
  add(consoleRoutes.readTrail, handleTrail);
  add(consoleRoutes.readMachinery, handleMachinery);
}
