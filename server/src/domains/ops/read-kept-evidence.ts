import { type PhoneNumber } from '#base';
import { keptEvidenceIn, readAnyAppeal } from '#disputes';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';
import { shownNumber } from './shown-number.ts';

/** A whole number, wherever in the evidence it stands. */
const wholeNumber = /^\+\d{7,15}$/;

/**
 * What was known of an appeal's matter when one of its events happened, as a file of data: kept
 * then, and never changed. Numbers are as whoever asks may see them. Refuses with
 * `permission_missing`, `appeal_unknown` and `evidence_unknown`.
 */
export function readKeptEvidence(
  context: Context,
  caller: Caller,
  { number, seq }: { readonly number: string; readonly seq: number },
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const permissions = ['appeals.read', 'topups.read', 'payments.read'] as const;
  return look(context, caller, { permissions, action: 'appeal.evidence' }, async () => {
    const { appeal } = await readAnyAppeal(context, number);
    const { content } = await keptEvidenceIn(context, appeal, seq);
    const text = JSON.stringify(content, (_name, value: unknown) => shown(caller, value), 2);
    const result = {
      name: `appeal-${appeal.number}-evidence-${seq}.json`,
      content: Buffer.from(`${text}\n`),
    };
    return { result, subject: appeal.id, details: { event: String(seq) } };
  });
}

function shown(caller: Caller, value: unknown): unknown {
  if (typeof value !== 'string' || !wholeNumber.test(value)) return value;
  return shownNumber(caller, value as PhoneNumber);
}
