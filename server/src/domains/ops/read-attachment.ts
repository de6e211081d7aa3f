import { type Attachment, type AttachmentId, attachmentIn, readAnyAppeal } from '#disputes';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

/** A file that a person added. Refuses with `permission_missing` and `attachment_unknown`. */
export function readAttachment(
  context: Context,
  caller: Caller,
  { number, attachment }: { readonly number: string; readonly attachment: AttachmentId },
): Promise<Attachment & { readonly content: Buffer }> {
  const asked = { permissions: ['appeals.read'], action: 'appeal.file' } as const;
  return look(context, caller, asked, async () => {
    const { appeal } = await readAnyAppeal(context, number);
    return { result: await attachmentIn(context, appeal, attachment), subject: appeal.id };
  });
}
