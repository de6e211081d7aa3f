import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '#platform/context';
import {
  openPublishedLog,
  type PublishedLog,
  readCheckpointNote,
  readEntryBundle,
  readLogState,
  readTile,
} from '#transparency';
import { readTilePath } from '#wire/tlog';

/** Where the log is served from: monitors and witnesses add the rest (C2SP tlog-tiles, APIs). */
export const logPath = '/log';

const forEver = 'public, max-age=31536000, immutable';
const aMoment = 'public, max-age=1';
const levelForm = /^(?:[0-9]|[1-5][0-9]|6[0-3])$/;

/**
 * The log as anybody may fetch it: its checkpoint, tiles and entries, none of which says anything
 * of a person, and its public keys, behind each that has retired how far it is believed.
 */
export function openLogChannel(app: FastifyInstance, context: Context): void {
  openByName(app, context);
  app.get(`${logPath}/checkpoint`, async (_request, reply) => {
    const note = await readCheckpointNote(context);
    if (note === undefined) return notThere(reply);
    return reply.header('cache-control', aMoment).type('text/plain; charset=utf-8').send(note);
  });
  app.get(`${logPath}/keys`, async (_request, reply) => {
    const log = await readLogState(context);
    if (!log) return notThere(reply);
    const keys = log.verifierKeys.map(({ published }) => `${published}\n`).join('');
    return reply.header('cache-control', aMoment).type('text/plain; charset=utf-8').send(keys);
  });
  app.get<{ Params: { '*': string } }>(`${logPath}/tile/entries/*`, async (request, reply) => {
    const place = readTilePath(request.params['*']);
    return bytes(reply, place && (await readEntryBundle(context, place.number, place.width)));
  });
  app.get<{ Params: { level: string; '*': string } }>(
    `${logPath}/tile/:level/*`,
    async (request, reply) => {
      const { level, '*': path } = request.params;
      const place = levelForm.test(level) ? readTilePath(path) : undefined;
      if (!place) return notThere(reply);
      const tile = { level: Number(level), number: place.number };
      return bytes(reply, await readTile(context, tile, place.width));
    },
  );
}

/** The name of a log, and what is wanted of it. */
const partForm = /^(.+)\/(?:(checkpoint)|tile\/(?:(entries)|(\d{1,2}))\/(.+))$/;

/**
 * Each log by its name, also one that has ended: the places above are of whichever log grows now,
 * these are of one for good.
 */
function openByName(app: FastifyInstance, context: Context): void {
  app.get<{ Params: { '*': string } }>(`${logPath}/of/*`, async (request, reply) => {
    const part = partForm.exec(request.params['*']);
    const log = part?.[1] === undefined ? undefined : await openPublishedLog(context, part[1]);
    if (!part || !log) return notThere(reply);
    if (part[2] !== undefined) return checkpointOf(log, reply);
    const place = readTilePath(part[5] ?? '');
    if (!place) return notThere(reply);
    if (part[3] !== undefined) return bytes(reply, await log.entries(place.number, place.width));
    if (!levelForm.test(part[4] ?? '')) return notThere(reply);
    const tile = { level: Number(part[4]), number: place.number };
    return bytes(reply, await log.tile(tile, place.width));
  });
}

async function checkpointOf(log: PublishedLog, reply: FastifyReply) {
  const note = await log.note();
  if (note === undefined) return notThere(reply);
  return reply.header('cache-control', aMoment).type('text/plain; charset=utf-8').send(note);
}

function bytes(reply: FastifyReply, found: Buffer | undefined) {
  if (!found) return notThere(reply);
  return reply.header('cache-control', forEver).type('application/octet-stream').send(found);
}

function notThere(reply: FastifyReply) {
  return reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('There is no such part of the log.');
}
