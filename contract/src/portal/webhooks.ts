import * as deliveries from '../partner/deliveries.ts';
import * as webhooks from '../partner/webhooks.ts';
import { route } from '../route.ts';
import { portalPaths } from './paths.ts';

/** What one’s programs do with their endpoints, for people to do as well. */
const access = { tag: 'Webhooks', access: 'developer' } as const;

export const listOwnEndpoints = route({
  method: portalPaths.listOwnEndpoints[0],
  path: portalPaths.listOwnEndpoints[1],
  ...access,
  summary: webhooks.listEndpoints.summary,
  answer: webhooks.listEndpoints.answer,
});

export const addOwnEndpoint = route({
  method: portalPaths.addOwnEndpoint[0],
  path: portalPaths.addOwnEndpoint[1],
  ...access,
  summary: webhooks.addEndpoint.summary,
  body: webhooks.addEndpoint.body,
  answer: webhooks.addEndpoint.answer,
  status: webhooks.addEndpoint.status,
});

export const changeOwnEndpoint = route({
  method: portalPaths.changeOwnEndpoint[0],
  path: portalPaths.changeOwnEndpoint[1],
  ...access,
  summary: webhooks.changeEndpoint.summary,
  params: webhooks.changeEndpoint.params,
  body: webhooks.changeEndpoint.body,
  answer: webhooks.changeEndpoint.answer,
});

export const removeOwnEndpoint = route({
  method: portalPaths.removeOwnEndpoint[0],
  path: portalPaths.removeOwnEndpoint[1],
  ...access,
  summary: webhooks.removeEndpoint.summary,
  params: webhooks.removeEndpoint.params,
  answer: webhooks.removeEndpoint.answer,
  status: webhooks.removeEndpoint.status,
});

export const rotateOwnEndpoint = route({
  method: portalPaths.rotateOwnEndpoint[0],
  path: portalPaths.rotateOwnEndpoint[1],
  ...access,
  summary: webhooks.rotateEndpointSecret.summary,
  params: webhooks.rotateEndpointSecret.params,
  body: webhooks.rotateEndpointSecret.body,
  answer: webhooks.rotateEndpointSecret.answer,
});

export const testOwnEndpoint = route({
  method: portalPaths.testOwnEndpoint[0],
  path: portalPaths.testOwnEndpoint[1],
  ...access,
  summary: webhooks.testEndpoint.summary,
  params: webhooks.testEndpoint.params,
  answer: webhooks.testEndpoint.answer,
  status: webhooks.testEndpoint.status,
});

export const simulateOwnEvent = route({
  method: portalPaths.simulateOwnEvent[0],
  path: portalPaths.simulateOwnEvent[1],
  ...access,
  summary: webhooks.simulateEvent.summary,
  params: webhooks.simulateEvent.params,
  body: webhooks.simulateEvent.body,
  answer: webhooks.simulateEvent.answer,
  status: webhooks.simulateEvent.status,
});

export const listOwnDeliveries = route({
  method: portalPaths.listOwnDeliveries[0],
  path: portalPaths.listOwnDeliveries[1],
  ...access,
  summary: deliveries.listDeliveries.summary,
  params: deliveries.listDeliveries.params,
  query: deliveries.listDeliveries.query,
  answer: deliveries.listDeliveries.answer,
});

export const readOwnDelivery = route({
  method: portalPaths.readOwnDelivery[0],
  path: portalPaths.readOwnDelivery[1],
  ...access,
  summary: deliveries.readDelivery.summary,
  params: deliveries.readDelivery.params,
  answer: deliveries.readDelivery.answer,
});

export const replayOwnDelivery = route({
  method: portalPaths.replayOwnDelivery[0],
  path: portalPaths.replayOwnDelivery[1],
  ...access,
  summary: deliveries.replayDelivery.summary,
  params: deliveries.replayDelivery.params,
  answer: deliveries.replayDelivery.answer,
  status: deliveries.replayDelivery.status,
});

export const replayOwnSince = route({
  method: portalPaths.replayOwnSince[0],
  path: portalPaths.replayOwnSince[1],
  ...access,
  summary: deliveries.replaySince.summary,
  params: deliveries.replaySince.params,
  body: deliveries.replaySince.body,
  answer: deliveries.replaySince.answer,
  status: deliveries.replaySince.status,
});
