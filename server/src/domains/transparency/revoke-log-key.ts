import type { Context } from '#platform/context';
import { noteEnding } from '#platform/endings';
import { noteText, readNote, readVerifierKey, signNote, verifierKeyText } from '#wire/tlog';
import { addKey, signingKeys } from './keys.ts';
import { openLog } from './open-log.ts';
import { refuse } from './refusals.ts';
import { auditCheckpoints } from './store/audit.ts';
import { readKeys, revokeKeys } from './store/keys.ts';
import { lockLog, writeNotes } from './store/log.ts';

/**
 * Believes nothing any more that a key has signed, be it of now or of long ago: somebody else has
 * it. A new one takes its place where no other signs, and every checkpoint that is kept is signed
 * anew, so that a proof that is fetched again is good. What of the log was changed before is still
 * found by the audit, which makes each root from its leaves. Returns the keys that sign now.
 *
 * @param wanted the verifier key, or the eight digits by which it is told.
 * @throws log_busy while something is being sealed, log_key_unknown.
 */
export async function revokeLogKey(context: Context, wanted: string): Promise<string[]> {
  await openLog(context);
  const signing = await context.db.transaction(async (tx) => {
    const [log] = await tx.query(lockLog);
    if (!log) throw refuse.log_busy();
    const rows = await tx.query(readKeys);
    const lost = rows.find(({ verifier }) => [verifier, verifier.split('+')[1]].includes(wanted));
    if (!lost) throw refuse.log_key_unknown();
    tx.append(revokeKeys, { id: lost.id, retiredAt: tx.nowMs });
    noteEnding(tx, { kind: 'log.revoke', subject: lost.verifier, details: {} });
    const left = (await signingKeys(context, tx, log)).filter(({ id }) => id !== lost.id);
    const keys = left.length > 0 ? left : [addKey(tx, context.secrets, log.origin)];
    for (const { size, note } of await tx.query(auditCheckpoints, [log.size])) {
      const { text, signatures } = readNote(note);
      const { id } = readVerifierKey(lost.verifier);
      if (!signatures.some(({ keyId }) => keyId === id)) continue;
      const signed = keys.map(({ verifier, secret }) => signNote(text, verifier, secret));
      tx.append(writeNotes, { size, note: noteText({ text, signatures: signed }) });
    }
    return keys.map(({ verifier }) => verifierKeyText(verifier));
  });
  context.log.warn('a key of the log was revoked', { revoked: wanted });
  return signing;
}
