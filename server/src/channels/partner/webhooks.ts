import { partnerRoutes } from '@lowu/contract/partner';
import type { PartnerVisit } from '#partners';
import type { Add } from './channel.ts';
import {
  closeEndpoint,
  openEndpoint,
  presentChanged,
  presentDeliveries,
  presentDelivery,
  presentEndpoints,
  presentOne,
  presentRotated,
  sendAgain,
  sendAllSince,
  sendSimulated,
  sendTest,
} from './endpoints.ts';

function ownerOf({ who }: { readonly who: PartnerVisit }) {
  return who.client.reseller;
}

export function addWebhookRoutes(add: Add): void {
  add(partnerRoutes.listEndpoints, ({ context }, call) => presentEndpoints(context, ownerOf(call)));
  add(partnerRoutes.addEndpoint, ({ context }, call) => openEndpoint(context, ownerOf(call), call));
  add(partnerRoutes.readEndpoint, ({ context }, call) =>
    presentOne(context, ownerOf(call), call.params),
  );
  add(partnerRoutes.changeEndpoint, ({ context }, call) =>
    presentChanged(context, ownerOf(call), call),
  );
  add(partnerRoutes.removeEndpoint, ({ context }, call) =>
    closeEndpoint(context, ownerOf(call), call.params),
  );
  add(partnerRoutes.rotateEndpointSecret, ({ context }, call) =>
    presentRotated(context, ownerOf(call), call),
  );
  add(partnerRoutes.testEndpoint, ({ context }, call) =>
    sendTest(context, ownerOf(call), call.params),
  );
  add(partnerRoutes.simulateEvent, ({ context, place }, call) =>
    sendSimulated({ context, place }, ownerOf(call), call),
  );
  add(partnerRoutes.replaySince, ({ context }, call) => sendAllSince(context, ownerOf(call), call));
  add(partnerRoutes.listDeliveries, ({ context }, call) =>
    presentDeliveries(context, ownerOf(call), call),
  );
  add(partnerRoutes.readDelivery, ({ context }, call) =>
    presentDelivery(context, ownerOf(call), call.params),
  );
  add(partnerRoutes.replayDelivery, ({ context }, call) =>
    sendAgain(context, ownerOf(call), call.params),
  );
}
