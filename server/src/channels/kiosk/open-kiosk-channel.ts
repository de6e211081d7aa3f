import { kioskRoutes } from '@lowu/contract/kiosk';
import type { FastifyInstance } from 'fastify';
import { present } from '#base';
import type { Kiosk } from '#kiosks';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, serve } from '#platform/http';
import { answers } from './answers.ts';
import { handleCheck, handleEcho, handleSell } from './cash.ts';
import type { AddKioskRoute, KioskChannel, KioskPlace, KioskRoute } from './channel.ts';
import { identify } from './identify.ts';
import { handleCancel, handleOrder, handleQuote, handleRead } from './orders.ts';
import {
  handleEmptyBox,
  handleEnrol,
  handleHealth,
  handleSession,
  handleWelcome,
} from './session.ts';
import { keepBodies } from './signed-body.ts';

/** Adds the operations of kiosks to a scope of the server. */
export function openKioskChannel(app: FastifyInstance, context: Context, place: KioskPlace): void {
  keepBodies(app);
  const channel: KioskChannel = {
    app,
    context,
    place,
    answers,
    languageOf,
    log: context.log,
    identify: (route, request) => identify({ context }, route, request),
    isCheckingAnswers: place.isDemo,
  };
  answerProblems(channel);
  const add: AddKioskRoute = (route, handle) =>
    serve<KioskRoute, typeof route, Kiosk | null>(channel, route, (call) =>
      handle(channel, { ...call, who: present(call.who, 'the machine that calls') }),
    );
  serve(channel, kioskRoutes.readKioskWelcome, () => handleWelcome(channel));
  serve(channel, kioskRoutes.enrolKiosk, (call) => handleEnrol(channel, call));
  add(kioskRoutes.readKioskSession, handleSession);
  add(kioskRoutes.reportKioskHealth, handleHealth);
  add(kioskRoutes.emptyKioskBox, handleEmptyBox);
  add(kioskRoutes.echoReceiver, handleEcho);
  add(kioskRoutes.checkCash, handleCheck);
  add(kioskRoutes.sellForCash, handleSell);
  add(kioskRoutes.quoteTopup, handleQuote);
  add(kioskRoutes.orderTopup, handleOrder);
  add(kioskRoutes.readTopup, handleRead);
  add(kioskRoutes.cancelTopup, handleCancel);
}
