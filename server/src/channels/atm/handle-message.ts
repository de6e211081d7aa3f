import { answerType, type IsoMessage } from '#wire/iso8583';
import { responseOf, responses } from './answers.ts';
import type { Answer, Visit } from './visit.ts';
import { handleSale } from './handle-sale.ts';
import { handleReversal } from './handle-reversal.ts';
import { handleTotals } from './handle-totals.ts';
import { handleNetwork } from './handle-network.ts';

/** Repeated as they came: by them the other side knows what is answered (ISO 8583:1987, 4.3). */
const repeated: readonly number[] = [2, 3, 4, 7, 11, 12, 13, 15, 32, 33, 37, 41, 42, 49, 70];

/** Whoever answered an answer would be answered for ever by another who does. */
export function isAnswer({ type }: IsoMessage): boolean {
  return type[2] === '1' || type[2] === '3';
}

/** Answers a message; undefined for what is an answer itself, which we have not asked for. */
export async function handleMessage(
  visit: Visit,
  message: IsoMessage,
): Promise<IsoMessage | undefined> {
  const { type, fields, header } = message;
  if (!/^0[1-8][0-3]\d$/.test(type) || isAnswer(message)) return undefined;
  const answer = await answered(visit, message);
  const echo = repeated
    .filter((field) => fields[field] !== undefined)
    .map((field) => [field, fields[field] ?? ''] as const);
  return {
    type: answerType(type),
    fields: { ...Object.fromEntries(echo), ...answer },
    ...(header && { header }),
  };
}

async function answered(visit: Visit, message: IsoMessage): Promise<Answer> {
  try {
    return await handle(visit, message);
  } catch (error) {
    const code = responseOf(error);
    const { log } = visit.context;
    if (code === responses.malfunction) log.error('a cash machine was not served', { error });
    return { 39: code };
  }
}

function handle(visit: Visit, message: IsoMessage): Answer | Promise<Answer> {
  switch (message.type.slice(0, 2)) {
    case '08':
      return handleNetwork(visit, message);
    case '02':
      // A reversal is heard from whoever it comes, a sale from who has signed on.
      return visit.session.isSignedOn ? handleSale(visit, message) : { 39: responses.notSignedOn };
    case '04':
      return handleReversal(visit, message);
    case '05':
      return handleTotals(visit, message);
    default:
      return { 39: responses.invalidTransaction };
  }
}
