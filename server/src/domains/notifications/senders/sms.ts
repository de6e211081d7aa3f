import type { PhoneNumber } from '#base';
import { type Address, contentsOf, plainMessage, type ShortMessage, statuses } from '#wire/smpp';
import { markName, markOf } from './message-mark.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './sender.ts';
import type { LinkAnswer, SmppLink } from './smpp/smpp-link.ts';
import { gatewayOf, nameInAnswer } from './smpp/smpp-place.ts';

/**
 * Statuses that judge the message itself: its length, its addresses, its fields (SMPP 3.4, 5.1.3).
 * All others judge the moment, the bind or the centre's state.
 */
const final: ReadonlySet<number> = new Set([
  statuses.invalidMessageLength,
  statuses.invalidSource,
  statuses.invalidDestination,
  ...range(0x33, 0x34),
  ...range(0x40, 0x44),
  ...range(0x48, 0x51),
  ...range(0x61, 0x63),
  ...range(0xc0, 0xc4),
]);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** What we ask the centre to report: of the parts before the last, only that one was lost. */
const receipts = { always: 1, onFailure: 2 } as const;

/**
 * Hands a message over as one short message for each of its parts, in their order. A phone shows a
 * message once all of its parts are there, known by one reference on every try: where a part is
 * answered for and not taken, none of it was told yet. So it goes again or another way as if the
 * first had been refused, and comes once. The last part bears a mark of ours that many centres
 * write into its receipt, so that what was taken is known though the answer for it was lost.
 */
export function openSmsSender(link: SmppLink): Sender {
  return {
    async send(_http, message) {
      const contents = contentsOf(message.text, referenceOf(message));
      const references: string[] = [];
      for (const [index, content] of contents.entries()) {
        const isLast = index === contents.length - 1;
        const answer = await link.submit({
          ...frameOf(message),
          ...content,
          registeredDelivery: isLast ? receipts.always : receipts.onFailure,
          ...(isLast && { optional: { userMessageReference: markOf(message.id) } }),
        });
        const outcome = outcomeOf(answer);
        // Of several parts the last says nothing of those before it.
        if (answer.answer === 'none' && contents.length === 1) return doubtOf(link, message);
        if (outcome === 'accepted') references.push(nameInAnswer(link.place, messageIdIn(answer)));
        else return outcome;
      }
      return { outcome: 'accepted', gateway: gatewayOf(link.place), references };
    },
  };
}

function outcomeOf(answer: LinkAnswer): SendOutcome | 'accepted' {
  switch (answer.answer) {
    case 'not_sent':
      return { outcome: 'again', reason: answer.reason, isUnreached: true };
    case 'none':
      return { outcome: 'unknown', reason: 'no answer' };
    case 'status': {
      const { status } = answer;
      if (status === statuses.ok) return 'accepted';
      const reason = `status 0x${status.toString(16)}`;
      return { outcome: final.has(status) ? 'refused' : 'again', reason };
    }
  }
}

/** It may have been taken; by this name its receipt says so. */
function doubtOf({ place }: SmppLink, message: OutgoingMessage): SendOutcome {
  const references = [markName(message.id)];
  return { outcome: 'unknown', reason: 'no answer', gateway: gatewayOf(place), references };
}

function messageIdIn(answer: LinkAnswer): string {
  return answer.answer === 'status' ? answer.messageId : '';
}

/** Of one octet, so that the parts of two messages to one phone are hardly mixed up. */
function referenceOf({ id }: OutgoingMessage): number {
  return Number.parseInt(id.slice(-6, -4), 16);
}

function frameOf({ to, from, usefulMs }: OutgoingMessage): Omit<ShortMessage, 'content'> {
  return {
    ...plainMessage,
    serviceType: '',
    source: sourceOf(from),
    destination: destinationOf(to),
    validity: validityOf(usefulMs),
  };
}

export function destinationOf(number: PhoneNumber): Address {
  return { ton: 1, npi: 1, digits: number.slice(1) };
}

/** A name is alphanumeric (5); an access code is of no type that a network would know (0). */
export function sourceOf(from: string): Address {
  const isCode = /^[0-9*#]+$/.test(from);
  return { ton: isCode ? 0 : 5, npi: isCode ? 1 : 0, digits: from };
}

const minuteMs = 60_000;

/** A time from now, "R" for relative: `YYMMDDhhmmss000R` (SMPP 3.4, 7.1.1.2). */
function validityOf(usefulMs: number): string {
  const minutes = Math.max(1, Math.min(Math.floor(usefulMs / minuteMs), 60 * 24 * 30 - 1));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const digits = [days, hours, minutes % 60].map((count) => String(count).padStart(2, '0'));
  return `0000${digits.join('')}00000R`;
}
