import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Appeal, AttachmentId } from './appeal.ts';
import type { Attachment, MediaType } from './attachment.ts';
import { refuse } from './refusals.ts';
import { type AttachmentRow, readAttachment, readAttachments } from './store/attachments.ts';

export type { Attachment } from './attachment.ts';

export function attachmentOf(row: AttachmentRow): Attachment {
  const { id, name, mediaType, sizeBytes, digest, addedAt } = row;
  return {
    id: idFrom('atc', id),
    name,
    mediaType: mediaType as MediaType,
    sizeBytes,
    digest: digest.toString('hex'),
    addedAt,
  };
}

/** The files of an appeal, without what is in them; who may see it was asked before. */
export async function attachmentsOf(
  context: Context,
  { id }: Pick<Appeal, 'id'>,
): Promise<Attachment[]> {
  const rows = await context.db.read(readAttachments, [slotOf(id), uuidOf(id)]);
  return rows.map(attachmentOf);
}

/** One file with what is in it. Refuses with `attachment_unknown`. */
export async function attachmentIn(
  context: Context,
  { id: appeal }: Pick<Appeal, 'id'>,
  id: AttachmentId,
): Promise<Attachment & { readonly content: Buffer }> {
  const place = [slotOf(appeal), uuidOf(id), uuidOf(appeal)];
  const [row] = await context.db.read(readAttachment, place);
  if (!row) throw refuse.attachment_unknown();
  return { ...attachmentOf(row), content: row.content };
}
