export { addEndpoint, type EndpointSecret, type NewEndpoint } from './add-endpoint.ts';
export type { Try } from './attempt.ts';
export { changeEndpoint, type EndpointChange } from './change-endpoint.ts';
export { type Deliverer, openDeliverer } from './deliver-events.ts';
export { type Delivery, type DeliveryId, type DeliveryState, deliveryStates } from './delivery.ts';
export {
  type DisabledWhy,
  type Endpoint,
  type EndpointId,
  type EventForm,
  isToldOf,
  type OwnerId,
} from './endpoint.ts';
export { type EventId, type EventType, eventTypes, type NewEvent } from './event.ts';
export { examineEndpointSeals } from './examine-seals.ts';
export { listDeliveries } from './list-deliveries.ts';
export { listEndpoints } from './list-endpoints.ts';
export { readEndpoint } from './load-endpoint.ts';
export { queueEvents } from './queue-events.ts';
export { readDelivery } from './read-delivery.ts';
export { removeEndpoint } from './remove-endpoint.ts';
export { replayDelivery } from './replay-delivery.ts';
export { resealEndpoints } from './reseal-endpoints.ts';
export { replaySince } from './replay-since.ts';
export { type RotatedSecret, rotateEndpointSecret } from './rotate-secret.ts';
export { webhookSettings } from './settings.ts';
export { steadyHeaders, timestampOf } from './sign.ts';
export { simulateEvent } from './simulate-event.ts';
export { sweepWebhooks } from './sweep-events.ts';
export { tellFloatsLow, tellSalesMade, tellSalesRefused, tellSalesUndone } from './tell-sales.ts';
export { testEndpoint } from './test-endpoint.ts';
