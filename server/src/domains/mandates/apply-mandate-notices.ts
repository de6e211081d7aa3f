import { idFrom, isId, slotOf, uuidOf } from '#base';
import { type MandateNotice, openMandateNotice, type ToldOfMandate } from '#payments';
import type { Context } from '#platform/context';
import { applyMandateEvidence } from './apply-mandate-evidence.ts';
import type { MandateId } from './mandate.ts';
import { hashOf } from './seals.ts';
import { findByToken, readMandate } from './store/mandates.ts';

/** What providers have told of mandates; one that is none of ours is left alone. */
export async function applyMandateNotices(
  context: Context,
  notices: readonly MandateNotice[],
): Promise<void> {
  for (const sealed of notices) {
    const notice = openMandateNotice(context, sealed);
    const id = await mandateIn(context, notice);
    if (id !== undefined) await applyMandateEvidence(context, id, notice.evidence);
  }
}

async function mandateIn(
  context: Context,
  { connector, number, token }: ToldOfMandate,
): Promise<MandateId | undefined> {
  if (number !== undefined && isId('mdt', number)) {
    const [row] = await context.db.read(readMandate, [slotOf(number), uuidOf(number)]);
    if (row?.connector === connector) return number;
    context.log.warn('a notice is about a mandate of another connector', { connector, number });
    return undefined;
  }
  if (token === undefined) return undefined;
  const [found] = await context.db.read(findByToken, [connector, hashOf(token)]);
  return found && idFrom('mdt', found.mandate);
}
