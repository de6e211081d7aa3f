import { hourMs, newId, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Maker } from '#topups';
import type { AttachmentId } from './appeal.ts';
import { type Attachment, digestOf, mediaTypeOf, safeName } from './attachment.ts';
import { attachmentOf } from './kept-attachments.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules } from './moves.ts';
import { readAppeal } from './read-appeal.ts';
import { refuse } from './refusals.ts';
import { disputeSettings } from './settings.ts';
import { insertAttachments, readAttachments } from './store/attachments.ts';

export interface NewAttachment {
  readonly name: string;
  readonly content: Buffer;
}

const filesPerHour = 20;

/**
 * Adds a file to an appeal of one's own; the same bytes again are the same file. Refuses with
 * `attachment_too_large`, `attachment_type_unknown`, `attachments_too_many`, `appeal_unknown` and
 * `appeal_state_wrong`.
 */
export async function addAttachment(
  context: Context,
  number: string,
  readers: readonly Maker[],
  { name: given, content }: NewAttachment,
): Promise<Attachment> {
  const mediaType = mediaTypeOf(content);
  const { appeal: found } = await readAppeal(context, number, readers);
  const key = found.raisedBy;
  await takeToken(context, { name: 'disputes.files', key, limit: filesPerHour, perMs: hourMs });
  const digest = digestOf(content);
  return context.db.transaction(async (tx) => {
    const appeal = await lock(tx, found.id);
    const place = [slotOf(appeal.id), uuidOf(appeal.id)] as const;
    const before = (await tx.query(readAttachments, [...place])).map(attachmentOf);
    const same = before.find((one) => one.digest === digest.toString('hex'));
    if (same) return same;
    const most = tx.settings.get(disputeSettings.mostAttachments);
    if (before.length >= most) throw refuse.attachments_too_many({ most });
    const changed = afterAct(appeal, 'say', tx.nowMs, moveRules(tx.settings));
    const id: AttachmentId = newId('atc', tx.nowMs, place[0]);
    const name = safeName(given, mediaType);
    const row = { slot: place[0], id: uuidOf(id), appeal: place[1], name, mediaType, content };
    tx.append(insertAttachments, { ...row, digest, addedAt: tx.nowMs });
    const by = { kind: 'person', id: appeal.raisedBy } as const;
    keepChanged(tx, changed, { event: 'attached', by, details: { attachment: id, name } });
    const sizeBytes = content.length;
    return { id, name, mediaType, sizeBytes, digest: digest.toString('hex'), addedAt: tx.nowMs };
  });
}
