import { Readable } from 'node:stream';
import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import type { Id } from '#base';
import { problemOf, tellAsItGoes } from '#platform/http';
import { bringBill, type Progress, readBillFile } from '#reconciliation';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;
type Told = Static<Routes['importBill']['answer']>;
type Call = StaffCall<Routes['importBill']> | StaffCall<Routes['fetchBill']>;

async function handleFile(
  { context }: ConsoleChannel,
  { params, caller, reply }: StaffCall<Routes['readBillFile']>,
): Promise<undefined> {
  const id = params.bill as Id<'bil'>;
  const { connector, day, sizeBytes, parts } = await readBillFile(context, caller, id);
  await reply
    .type('application/octet-stream')
    .header(
      'content-disposition',
      `attachment; filename="${connector}-${day}-${id.slice(-6)}.bill"`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-length', sizeBytes.toString())
    .send(Readable.from(parts, { objectMode: false }));
}

const progressOf = (progress: Progress): Told => ({ is: 'progress', ...progress });

function bring(channel: ConsoleChannel, call: Call, file?: Buffer): Promise<undefined> {
  const { params, caller, reply, request } = call;
  const { context, answers, languageOf, log } = channel;
  const wanted = file ? { ...params, file } : params;
  return tellAsItGoes<Told>(
    reply,
    async (tell) => {
      const onProgress = (progress: Progress): void => tell(progressOf(progress));
      return { is: 'done', ...(await bringBill(context, caller, wanted, onProgress)) };
    },
    (error) => {
      const instance = `urn:uuid:${request.id}`;
      const { code, detail, status } = problemOf(error, answers, languageOf(request), instance);
      if (status >= 500)
        log.error('a bill could not be brought in', { request: request.id, error });
      return { is: 'refused', code, detail };
    },
  );
}

/** Files of bills and bank statements: out as they came, and in by hand. */
export function addBills(add: AddStaffRoute): void {
  add(consoleRoutes.readBillFile, handleFile);
  add(consoleRoutes.importBill, (channel, call) =>
    bring(channel, call, Buffer.from(call.body.content, 'base64')),
  );
  add(consoleRoutes.fetchBill, (channel, call) => bring(channel, call));
}
