import { type PhoneNumber, parsePhoneNumber } from '#base';
import { type Answer, noteSeen, noteUnseen, takeTurn } from '#dialogues';
import type { SmppLink } from '#notifications';
import type { Context } from '#platform/context';
import {
  pageContentOf,
  plainMessage,
  readContent,
  type ShortMessage,
  ussdOperations,
  statuses,
  type UssdSession,
  ussdTurnOf,
} from '#wire/smpp';

/**
 * `ussd_service_op` of a person's turns: PSSD and PSSR indication, and the answer to a question.
 */
const beginnings: ReadonlySet<number> = new Set([0, ussdOperations.beginning]);

/**
 * Leads people's dialogues by USSD. A turn is acknowledged once its answer is kept; the page goes
 * out after that, and what is not shown is sent as a text.
 */
export function openUssdChannel(context: Context, link: SmppLink): void {
  link.hear(async (message) => {
    const turn = ussdTurnOf(message);
    if (!turn) return false;
    const number = parsePhoneNumber(`+${message.source.digits.replace(/^\+/, '')}`);
    const begins = beginnings.has(turn.operation);
    const isTurn = begins || turn.operation === ussdOperations.answer;
    // Hung up, or the network's time is over: nobody is there to be shown anything.
    const isOver = !begins && turn.session?.isEnd === true;
    if (!number || !isTurn || isOver) return true;
    const answer = await takeTurn(context, {
      number,
      session: turn.session?.session ?? null,
      turn: turn.session?.turn ?? null,
      begins,
      said: readContent(message).text,
    });
    context.metrics.count('lowu_ussd_turns_total', { outcome: answer ? 'answered' : 'unanswered' });
    if (answer) void show(context, link, { message, number, session: turn.session, answer });
    return true;
  });
}

interface Page {
  /** What it answers. */
  readonly message: ShortMessage;
  readonly number: PhoneNumber;
  readonly session: UssdSession | undefined;
  readonly answer: Answer;
}

/** Never rejects: whatever is not noted here is found by who looks for answers that are due. */
async function show(context: Context, link: SmppLink, page: Page): Promise<void> {
  const { number, answer } = page;
  try {
    const told = await link.submit(pageOf(page));
    const isSeen = told.answer === 'status' && told.status === statuses.ok;
    context.metrics.count('lowu_ussd_pages_total', { outcome: isSeen ? 'shown' : 'not_shown' });
    await (isSeen ? noteSeen : noteUnseen)(context, number, answer.turnId);
  } catch (error) {
    context.log.warn('what became of a USSD page was not noted', { error });
  }
}

function pageOf({ message, session, answer }: Page): ShortMessage {
  const { text, isLast } = answer;
  return {
    ...plainMessage,
    serviceType: 'USSD',
    source: message.destination,
    destination: message.source,
    ...pageContentOf(text),
    optional: {
      ussdOperation: isLast ? ussdOperations.end : ussdOperations.ask,
      ...(session ? { ussdSession: { ...session, isEnd: isLast } } : {}),
    },
  };
}
