import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '#platform/context';
import { readCheckpointNote, readEntryBundle, readLogState, readTile } from '#transparency';
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
