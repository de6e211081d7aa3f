import { portalRoutes } from '@lowu/contract/portal';
import type { FastifyInstance } from 'fastify';
import { present } from '#base';
import { cookieRules } from '#identity';
import type { DeveloperVisit } from '#partners';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, plainAnswers, serve } from '#platform/http';
import { forwardSandbox } from '../sandbox.ts';
import {
  handleExportOwnStatement,
  handleOwnStatement,
  handleStatus,
  handleOwnWaiting,
  handleTopups,
} from './books.ts';
import type { AddRoute, PortalChannel, PortalPlace, PortalRoute } from './channel.ts';
import {
  handleAddCertificate,
  handleListClients,
  handleMakeClient,
  handleRemoveCertificate,
  handleRotateClient,
  handleSuspendClient,
} from './clients.ts';
import { identify } from './identify.ts';
import { handleAcceptInvitation, handleAskRecovery, handleReadInvitation } from './invitations.ts';
import { sentences } from './sentences.ts';
import {
  handleAskEmailCode,
  handleRegister,
  handleSignIn,
  handleSignOut,
  presentSession,
} from './session.ts';
import { addWebhookRoutes } from './webhooks.ts';

/** Adds the operations of the partners' portal to a scope of the server. */
export function openPortalChannel(
  app: FastifyInstance,
  context: Context,
  place: PortalPlace,
): void {
  const { developer: cookie } = cookieRules(place.publicUrl.startsWith('https:'));
  const channel: PortalChannel = {
    app,
    context,
    place,
    cookie,
    answers: { ...plainAnswers, sentences: { ...plainAnswers.sentences, ...sentences } },
    languageOf,
    log: context.log,
    identify: (route, request) => identify({ context, cookie }, route, request),
    isCheckingAnswers: place.isDemo,
  };
  answerProblems(channel);
  const add: AddRoute = (route, handle) =>
    serve<PortalRoute, typeof route, DeveloperVisit | null>(channel, route, (call) =>
      handle(channel, { ...call, who: present(call.who, 'who is at the portal') }),
    );
  serve(channel, portalRoutes.readPortalSession, ({ who }) => presentSession(channel, who));
  serve(channel, portalRoutes.registerDeveloper, (call) => handleRegister(channel, call));
  serve(channel, portalRoutes.askEmailCode, (call) => handleAskEmailCode(channel, call));
  serve(channel, portalRoutes.readInvitation, (call) => handleReadInvitation(channel, call));
  serve(channel, portalRoutes.acceptInvitation, (call) => handleAcceptInvitation(channel, call));
  serve(channel, portalRoutes.askRecovery, (call) => handleAskRecovery(channel, call));
  serve(channel, portalRoutes.signInDeveloper, (call) => handleSignIn(channel, call));
  serve(channel, portalRoutes.readPlatformStatus, () => handleStatus(channel));
  add(portalRoutes.signOutDeveloper, handleSignOut);
  add(portalRoutes.listClients, handleListClients);
  add(portalRoutes.makeClient, handleMakeClient);
  add(portalRoutes.rotateClient, handleRotateClient);
  add(portalRoutes.suspendClient, handleSuspendClient);
  add(portalRoutes.addCertificate, handleAddCertificate);
  add(portalRoutes.removeCertificate, handleRemoveCertificate);
  add(portalRoutes.forwardOwnClock, async (of, { body }) => forwardSandbox(of, body));
  addWebhookRoutes(add);
  add(portalRoutes.listOwnTopups, handleTopups);
  add(portalRoutes.readOwnWaiting, handleOwnWaiting);
  add(portalRoutes.readOwnStatement, handleOwnStatement);
  add(portalRoutes.exportOwnStatement, handleExportOwnStatement);
}
