import { isId, languages, type Words } from '#base';
import { sentenceOf } from '#charging';
import { readAttempts, readDisputesOf, readNotices, readRefunds } from '#payments';
import type { Context } from '#platform/context';
import { readReceiptsOfTopup } from '#receipts';
import { readAnyTopup, type TopupId } from '#topups';
import { logOf } from './advise.ts';
import type { Appeal } from './appeal.ts';
import type { Evidence } from './evidence.ts';
import { keptCharge } from './kept-charge.ts';
import { type Charge, findCharge } from './matter.ts';

export type { Evidence } from './evidence.ts';

type About = Pick<Appeal, 'subject' | 'line'> & Partial<Pick<Appeal, 'id'>>;

/**
 * The trace of an order, what its provider said and what it is a charge for, as it stands now. A
 * charge whose month has left is what it was when somebody appealed about it.
 */
export async function gatherEvidence(
  context: Context,
  { id, subject, line }: About,
): Promise<Evidence> {
  const takenAt = context.clock.now();
  const nothing = { attempts: [], refunds: [], disputes: [], receipts: [], log: [] };
  if (isId('top', subject)) return { takenAt, charge: null, ...(await traceOf(context, subject)) };
  const found = await findCharge(context, line, subject);
  const charge = found ? explained(found) : id ? await keptCharge(context, id) : null;
  return { takenAt, topup: null, ...nothing, charge };
}

function explained(charge: Charge): Evidence['charge'] {
  const { explanation } = charge;
  const why = explanation && inAll((language) => sentenceOf(explanation, language));
  return { ...charge, why };
}

async function traceOf(context: Context, id: TopupId) {
  const topup = await readAnyTopup(context, id);
  const { payment } = topup;
  const [attempts, refunds, disputes, receipts, log] = await Promise.all([
    payment === null ? [] : readAttempts(context, payment),
    payment === null ? [] : readRefunds(context, payment),
    payment === null ? [] : readDisputesOf(context, payment),
    readReceiptsOfTopup(context, id),
    logOf(context, topup),
  ]);
  const told = await Promise.all(attempts.map((attempt) => readNotices(context, attempt)));
  return {
    topup,
    attempts: attempts.map((attempt, at) => ({ ...attempt, notices: told[at] ?? [] })),
    refunds,
    disputes,
    receipts: receipts.map(({ code }) => code),
    log,
  };
}

function inAll(said: (language: (typeof languages)[number]) => string): Words {
  const entries = languages.map((language) => [language, said(language)] as const);
  return Object.fromEntries(entries) as unknown as Words;
}
