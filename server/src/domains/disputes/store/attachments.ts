import { insertRows, statement } from '#platform/postgres';

export const insertAttachments = insertRows('disputes.attachment', {
  slot: 'int2',
  id: 'uuid',
  appeal: 'uuid',
  name: 'text',
  mediaType: 'text',
  content: 'bytea',
  digest: 'bytea',
  addedAt: 'instant',
});

export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly digest: Buffer;
  readonly addedAt: number;
}

const columns = 'id, name, media_type, length(content) as size_bytes, digest, added_at';

export const readAttachments = statement<AttachmentRow>(
  'read disputes.attachment all',
  `select ${columns} from disputes.attachment where slot = $1 and appeal = $2
   order by added_at, id`,
);

/** All files of all appeals of somebody. */
export const deleteAttachmentsOf = statement(
  'delete disputes.attachment of raiser',
  `delete from disputes.attachment f using disputes.appeal a
   where a.slot = $1 and a.raised_by = $2 and f.slot = a.slot and f.appeal = a.id`,
);

export const readAttachment = statement<AttachmentRow & { content: Buffer }>(
  'read disputes.attachment',
  `select ${columns}, content from disputes.attachment
   where slot = $1 and id = $2 and appeal = $3`,
);
