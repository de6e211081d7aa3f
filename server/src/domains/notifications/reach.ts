import type { Id, InstantMs, PhoneNumber } from '#base';
import type { MessageKind } from './message.ts';
import { kindRules } from './kind-rule.ts';
import type { PushEndpoint } from './push-endpoint.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { OutsideChannel, Senders } from './senders/sender.ts';
import { type ChosenWays, type FirstWay, nothingChosen, topicOf } from './topic.ts';

/** Who has numbers and says how they want to be told things: an id that is not looked into here. */
export type OwnerId = Id<'sub'>;

/** An owner, with the numbers that messages to them are queued for. */
export interface Owner {
  readonly id: OwnerId;
  readonly numbers: readonly PhoneNumber[];
}

/** Where somebody can be reached beside their phone. */
export interface Reach {
  /** An address that is known to be theirs. */
  readonly email: string | null;
  /** Since when its mail server says that there is no such mailbox. */
  readonly emailFailedAt: InstantMs | null;
  /** One that is being asked about, by the id of the asking. */
  readonly push: readonly PushEndpoint[];
  /** Which way each topic goes first. */
  readonly ways: ChosenWays;
  /** When they sleep; null where that is as for everybody. */
  readonly quiet: QuietHours | null;
  readonly emailCheck: { readonly id: string; readonly address: string } | null;
}

export const phoneOnly: Reach = {
  email: null,
  emailFailedAt: null,
  push: [],
  ways: nothingChosen,
  quiet: null,
  emailCheck: null,
};

/** What of a message says where it goes. */
interface Addressed {
  readonly kind: MessageKind;
  readonly cause: string;
  readonly receiver: string;
}

/** Whether a message goes to a mail address itself: of its receiver we know no number. */
export function isToAddress({ kind, receiver }: Omit<Addressed, 'cause'>): boolean {
  return kindRules[kind].isMailed === true || receiver.includes('@');
}

/** The address to which a message goes by e-mail. A code goes to the one that it is to prove. */
export function emailFor(message: Addressed, reach: Reach): string | null {
  const { kind, cause, receiver } = message;
  if (isToAddress(message)) return receiver;
  if (kind !== 'email_code') return reach.emailFailedAt === null ? reach.email : null;
  return reach.emailCheck?.id === cause ? reach.emailCheck.address : null;
}

/**
 * Which way a message goes first by its reader's choice. What must be told is not only kept in the
 * inbox: where its own topic is, it goes as what is about money does.
 */
function firstWay(kind: MessageKind, ways: ChosenWays): FirstWay | null {
  const chosen = ways[topicOf(kind)];
  const mustLeave = kindRules[kind].level === 'required';
  return chosen === 'inbox' && mustLeave ? ways.payments : chosen;
}

/** Whether its reader wants it in the app's inbox and nowhere else. */
export function staysInside(kind: MessageKind, reach: Reach): boolean {
  return kindRules[kind].staysInside === true || firstWay(kind, reach.ways) === 'inbox';
}

/**
 * The ways on which a message can reach somebody, the first choice first; the others are for when
 * that comes to its end.
 */
export function openWays(message: Addressed, reach: Reach, senders: Senders): OutsideChannel[] {
  const { kind } = message;
  const { onlyBy } = kindRules[kind];
  const there = Object.keys(senders) as OutsideChannel[];
  const open = there.filter((channel) => {
    if (onlyBy !== undefined && channel !== onlyBy) return false;
    if (isToAddress(message)) return channel === 'email';
    if (channel === 'push') return reach.push.length > 0;
    return channel !== 'email' || emailFor(message, reach) !== null;
  });
  const first = firstWay(kind, reach.ways);
  return open.toSorted((one, other) => Number(other === first) - Number(one === first));
}
