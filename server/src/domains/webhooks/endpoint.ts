import type { Id, InstantMs, Language } from '#base';
import { type Condition, fits } from '#wire/tmf630';

export type EndpointId = Id<'hok'>;

/** Whose an endpoint is: a reseller, or whoever else has an id; it is not looked into here. */
export type OwnerId = Id;

/**
 * What is sent. standard: the envelope of Standard Webhooks, `{type, timestamp, data}`. plain: the
 * data alone, for receivers that speak another standard. Both are signed.
 */
export type EventForm = 'standard' | 'plain';

/** Who has turned an endpoint off: its owner, we after days of failure, or its own 410. */
export type DisabledWhy = 'owner' | 'failing' | 'gone';

/** Where somebody is told of what happens here. */
export interface Endpoint {
  readonly id: EndpointId;
  readonly owner: OwnerId;
  readonly form: EventForm;
  readonly url: string;
  readonly description: string;
  /** None means all. */
  readonly types: readonly string[];
  /** What the data of an event must be like beside; none means that it may be anything. */
  readonly conditions: readonly Condition[];
  /** The mail address that is told when it is turned off by us. */
  readonly contact: string | null;
  readonly language: Language;
  /** Since when nothing has got through. */
  readonly failingSince: InstantMs | null;
  readonly disabledAt: InstantMs | null;
  readonly disabledWhy: DisabledWhy | null;
  readonly createdAt: InstantMs;
}

/** Whether an endpoint is told of a type at all, as far as its own filter says. */
export function isToldOf({ types }: Pick<Endpoint, 'types'>, type: string): boolean {
  return types.length === 0 || types.includes(type);
}

/** Whether its own filter lets an event through. */
export function isFor(
  endpoint: Pick<Endpoint, 'types' | 'conditions'>,
  { type, data }: { readonly type: string; readonly data: unknown },
): boolean {
  return isToldOf(endpoint, type) && fits(data, endpoint.conditions);
}
