import type { FastifyReply } from 'fastify';
import { type Context, keptIn } from '#platform/context';
import type { Maker } from '#topups';
import { refuse } from './refusals.ts';

const owner = {};
/** Each stream reads what it follows again and again: enough for every window of a person. */
const mostStreams = 8;

/**
 * Counts one more stream of this reader in this process, until the answer is closed. Refuses with
 * `streams_too_many`.
 */
export function enterStream(context: Context, reader: Maker, reply: FastifyReply): void {
  const streams = keptIn(context, owner, () => new Map<Maker, number>());
  const before = streams.get(reader) ?? 0;
  if (before >= mostStreams) throw refuse.streams_too_many({ retryAfterSeconds: 10 });
  streams.set(reader, before + 1);
  reply.raw.once('close', () => {
    const left = (streams.get(reader) ?? 1) - 1;
    if (left > 0) streams.set(reader, left);
    else streams.delete(reader);
  });
}
