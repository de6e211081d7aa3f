import { agentRoutes } from '@lowu/contract/agent';
import type { FastifyInstance } from 'fastify';
import { present } from '#base';
import { cookieRules } from '#identity';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, serve } from '#platform/http';
import type { TillVisit } from '#resellers';
import { answers } from './answers.ts';
import type { AddTillRoute, AgentChannel, AgentPlace, AgentRoute } from './channel.ts';
import { handleExport, handleFloats, handleMove, handleStatement } from './floats.ts';
import { identify } from './identify.ts';
import { handlePeople } from './people.ts';
import { handlePrintReceipt } from './receipts.ts';
import {
  handleAnswer,
  handleEcho,
  handleList,
  handleRead,
  handleSell,
  handleUndo,
} from './sales.ts';
import { handleSignIn, handleSignOut, presentSession } from './session.ts';
import {
  handleAnswerVoucher,
  handleListVouchers,
  handleReadVoucher,
  handleSellVoucher,
  handleUndoVoucher,
} from './vouchers.ts';

/** Adds the operations of tills to a scope of the server. */
export function openAgentChannel(app: FastifyInstance, context: Context, place: AgentPlace): void {
  const { till: cookie } = cookieRules(place.publicUrl.startsWith('https:'));
  const channel: AgentChannel = {
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
  const add: AddTillRoute = (route, handle) =>
    serve<AgentRoute, typeof route, TillVisit | null>(channel, route, (call) =>
      handle(channel, { ...call, who: present(call.who, 'who stands at the till') }),
    );
  serve(channel, agentRoutes.signInTill, (call) => handleSignIn(channel, call));
  serve(channel, agentRoutes.readTillSession, ({ who }) => presentSession(channel, who));
  add(agentRoutes.signOutTill, handleSignOut);
  add(agentRoutes.echoReceiver, handleEcho);
  add(agentRoutes.sellTopup, handleSell);
  add(agentRoutes.answerSale, handleAnswer);
  add(agentRoutes.listSales, handleList);
  add(agentRoutes.readSale, handleRead);
  add(agentRoutes.undoSale, handleUndo);
  add(agentRoutes.sellVoucher, handleSellVoucher);
  add(agentRoutes.answerVoucherSale, handleAnswerVoucher);
  add(agentRoutes.listVoucherSales, handleListVouchers);
  add(agentRoutes.readVoucherSale, handleReadVoucher);
  add(agentRoutes.undoVoucherSale, handleUndoVoucher);
  add(agentRoutes.printTillReceipt, handlePrintReceipt);
  add(agentRoutes.readFloats, handleFloats);
  add(agentRoutes.moveFloat, handleMove);
  add(agentRoutes.readStatement, handleStatement);
  add(agentRoutes.exportStatement, handleExport);
  add(agentRoutes.listPeople, handlePeople);
}
