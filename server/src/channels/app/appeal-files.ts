import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { verifierPath } from '@lowu/contract/verifier';
import { addAttachment, type AttachmentId, attachmentIn, packAppeal, readAppeal } from '#disputes';
import { sendFile } from '#platform/http';
import { readersOf } from './appeals.ts';
import type { AppCall, AppChannel } from './channel.ts';
import { presentAppeal } from './present-appeal.ts';

type Routes = typeof appRoutes;

export async function handleAddAttachment(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['addAttachment']>,
) {
  const readers = readersOf(who);
  const content = Buffer.from(body.content, 'base64');
  await addAttachment(context, params.number, readers, { name: body.name, content });
  return presentAppeal(context, await readAppeal(context, params.number, readers));
}

export async function handleReadAttachment(
  { context }: AppChannel,
  { params, who, reply }: AppCall<Routes['readAttachment']>,
): Promise<undefined> {
  const { appeal } = await readAppeal(context, params.number, readersOf(who));
  const { name, content } = await attachmentIn(context, appeal, params.attachment as AttachmentId);
  await sendFile(reply, { name, content, mediaType: 'application/octet-stream' });
}

export async function handlePackAppeal(
  { context, languageOf, place }: AppChannel,
  { params, query, who, request, reply }: AppCall<Routes['packAppeal']>,
): Promise<undefined> {
  const read = await readAppeal(context, params.number, readersOf(who));
  const language = query.language ?? languageOf(request);
  const content = await packAppeal(context, read, {
    language,
    methodName: (code) => methodNameOf(code)[language],
    verifier: `${place.publicUrl}${verifierPath}`,
  });
  const name = `appeal-${read.appeal.number}.zip`;
  await sendFile(reply, { name, content, mediaType: 'application/zip' });
}
