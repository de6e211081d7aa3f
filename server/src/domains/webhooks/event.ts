import { type Id, type InstantMs, isoTime } from '#base';
import type { EndpointId, EventForm, OwnerId } from './endpoint.ts';

export type EventId = Id<'evt'>;

/** What partners can be told of; the words of Standard Webhooks: dots between, the past tense. */
export const eventTypes = [
  'topup.completed',
  'topup.failed',
  'topup.refunded',
  'topup.reversed',
  'float.low',
  'endpoint.test',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface NewEvent {
  readonly owner: OwnerId;
  /** `standard` unless given; only endpoints of the same form are told. */
  readonly form?: EventForm;
  readonly type: string;
  readonly data: unknown;
  /** The one endpoint that it is for, whatever its filter says; all of its owner unless given. */
  readonly only?: EndpointId;
}

/** What is signed and sent, the same bytes on every attempt. */
export function bodyOf({ form = 'standard', type, data }: NewEvent, atMs: InstantMs): string {
  if (form === 'plain') return JSON.stringify(data);
  return JSON.stringify({ type, timestamp: isoTime(atMs), data });
}
