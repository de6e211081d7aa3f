import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

/**
 * Answers with server-sent events while a long work goes on: what is told of it, and at last what
 * came of it. What is thrown before anything was told is thrown on, so that it is answered as
 * everywhere; later it is told as an event. Whoever goes away does not stop the work.
 */
export async function tellAsItGoes<Event extends object>(
  reply: FastifyReply,
  work: (tell: (event: Event) => void) => Promise<Event>,
  toldAs: (error: unknown) => Event,
): Promise<undefined> {
  let isOpen = false;
  const tell = (event: Event): void => {
    if (!isOpen) open(reply);
    isOpen = true;
    if (!reply.raw.destroyed) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  try {
    tell(await work(tell));
  } catch (error) {
    if (!isOpen) throw error;
    tell(toldAs(error));
  }
  reply.raw.end();
}

function open(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    // What the hooks have set; a reply that is taken over sends none of it by itself.
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}
