import { portalRoutes } from '@lowu/contract/portal';
import {
  closeEndpoint,
  openEndpoint,
  presentChanged,
  presentDeliveries,
  presentDelivery,
  presentEndpoints,
  presentRotated,
  sendAgain,
  sendAllSince,
  sendSimulated,
  sendTest,
} from '../endpoints.ts';
import type { AddRoute } from './channel.ts';

/** The same that programs do, for people who look after them. */
export function addWebhookRoutes(add: AddRoute): void {
  add(portalRoutes.listOwnEndpoints, ({ context }, { who }) =>
    presentEndpoints(context, who.reseller),
  );
  add(portalRoutes.addOwnEndpoint, ({ context }, call) =>
    openEndpoint(context, call.who.reseller, call),
  );
  add(portalRoutes.changeOwnEndpoint, ({ context }, call) =>
    presentChanged(context, call.who.reseller, call),
  );
  add(portalRoutes.removeOwnEndpoint, ({ context }, { who, params }) =>
    closeEndpoint(context, who.reseller, params),
  );
  add(portalRoutes.rotateOwnEndpoint, ({ context }, call) =>
    presentRotated(context, call.who.reseller, call),
  );
  add(portalRoutes.testOwnEndpoint, ({ context }, { who, params }) =>
    sendTest(context, who.reseller, params),
  );
  add(portalRoutes.simulateOwnEvent, ({ context, place }, call) =>
    sendSimulated({ context, place }, call.who.reseller, call),
  );
  add(portalRoutes.listOwnDeliveries, ({ context }, call) =>
    presentDeliveries(context, call.who.reseller, call),
  );
  add(portalRoutes.readOwnDelivery, ({ context }, { who, params }) =>
    presentDelivery(context, who.reseller, params),
  );
  add(portalRoutes.replayOwnSince, ({ context }, call) =>
    sendAllSince(context, call.who.reseller, call),
  );
  add(portalRoutes.replayOwnDelivery, ({ context }, { who, params }) =>
    sendAgain(context, who.reseller, params),
  );
}
