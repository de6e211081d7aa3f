import { type Tmf654Operation, tmf654Routes } from '@lowu/contract/tmf654';
import type { FastifyInstance } from 'fastify';
import type { ActionKind } from '#balance-actions';
import type { PartnerVisit } from '#partners';
import type { Context } from '#platform/context';
import {
  answerNowhere,
  type Handler,
  programLanguageOf,
  parseStrictly,
  serve,
} from '#platform/http';
import { listKind, type Listed, retrieveKind } from './actions.ts';
import { answers } from './answers.ts';
import * as buckets from './buckets.ts';
import { deleteKind, patchKind } from './change.ts';
import type { Tmf654Channel, Tmf654Place, Tmf654Route } from './channel.ts';
import * as create from './create.ts';
import { answerErrors } from './errors.ts';
import { serveEventSchemas } from './event-schemas.ts';
import * as hub from './hub.ts';
import { identify } from './identify.ts';
import { tmf654Path } from './place.ts';
import { refuse } from './refusals.ts';
import { serveThresholdSchema } from './threshold-schema.ts';

/** Adds TM Forum's TMF654 v4 to a scope of the server. */
export async function openTmf654Channel(
  app: FastifyInstance,
  context: Context,
  place: Tmf654Place,
): Promise<void> {
  const channel: Tmf654Channel = {
    app,
    context,
    place,
    answers,
    languageOf: programLanguageOf,
    log: context.log,
    identify: (route, request) => identify({ context, place }, route, request),
    isCheckingAnswers: place.isDemo,
  };
  answerErrors(app, context.log);
  app.addHook('onSend', async (_request, reply) => {
    // RFC 6750, 3: a client that came without a token is told how to come.
    if (reply.statusCode === 401) void reply.header('www-authenticate', 'Bearer realm="lowu"');
  });
  // A change may come as what it is (RFC 7396), as TM Forum's guidelines want it.
  app.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => parseStrictly(body),
  );
  serveBuckets(channel);
  serveActions(channel);
  add(channel, 'registerListener', hub.handleRegister);
  add(channel, 'unregisterListener', hub.handleUnregister);
  answerNowhere(app, tmf654Path, (allowed) => refuse.tmf_method_unknown({ allowed }));
  serveThresholdSchema(app);
  serveEventSchemas(app);
}

type Handle<R extends Tmf654Route> = (
  channel: Tmf654Channel,
  call: Parameters<Handler<R, PartnerVisit>>[0],
) => Promise<unknown>;

/** What is answered is held against the contract in the demo and in tests. */
function add<Name extends Tmf654Operation>(
  channel: Tmf654Channel,
  name: Name,
  handle: Handle<(typeof tmf654Routes)[Name]>,
): void {
  const route: (typeof tmf654Routes)[Name] = tmf654Routes[name];
  const handler = (call: Parameters<Handler<typeof route, PartnerVisit>>[0]) =>
    handle(channel, call) as ReturnType<Handler<typeof route, PartnerVisit>>;
  serve<Tmf654Route, typeof route, PartnerVisit>(channel, route, handler);
}

function serveBuckets(channel: Tmf654Channel): void {
  add(channel, 'listBucket', buckets.handleListBuckets);
  add(channel, 'retrieveBucket', buckets.handleRetrieveBucket);
  add(channel, 'createBucket', buckets.handleCreateBucket);
  add(channel, 'listAccumulatedBalance', buckets.handleListSums);
  add(channel, 'retrieveAccumulatedBalance', buckets.handleRetrieveSum);
}

/** The names of a kind's operations, all but its creation. */
const kinds = [
  ['topup', 'TopupBalance'],
  ['adjust', 'AdjustBalance'],
  ['transfer', 'TransferBalance'],
  ['reserve', 'ReserveBalance'],
] as const satisfies readonly (readonly [ActionKind, string])[];

function serveActions(channel: Tmf654Channel): void {
  add(channel, 'createTopupBalance', create.handleCreateTopup);
  add(channel, 'createAdjustBalance', create.handleCreateAdjustment);
  add(channel, 'createTransferBalance', create.handleCreateTransfer);
  add(channel, 'createReserveBalance', create.handleCreateReservation);
  for (const [kind, name] of kinds) {
    serveReading(channel, kind, name);
    add(channel, `patch${name}`, (_, call) => patchKind(channel, kind, call));
    add(channel, `delete${name}`, (_, call) => deleteKind(channel, kind, call));
  }
  serveReading(channel, null, 'BalanceActionHistory');
  serveReading(channel, null, 'BalanceAction');
}

type Read = (typeof kinds)[number][1] | 'BalanceActionHistory' | 'BalanceAction';

function serveReading(channel: Tmf654Channel, kind: Listed, name: Read): void {
  add(channel, `list${name}`, (_, call) => listKind(channel, kind, call));
  add(channel, `retrieve${name}`, (_, call) => retrieveKind(channel, kind, call));
}
