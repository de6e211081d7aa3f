import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Answer, json, page, Problem, type Stream, text } from '../kit/answers.ts';
import type { Clock } from '../kit/clock.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Incoming, Route } from '../kit/server.ts';
import { parseMessage } from './message.ts';
import type { Messages } from './messages.ts';
import { inboxPage, messageList } from './page.ts';

const script = readFileSync(new URL('./inbox.js', import.meta.url), 'utf8');

export function inboxRoutes(messages: Messages, clock: Clock, token: string): Route[] {
  return [
    styleRoute,
    { method: 'GET', path: '/inbox.js', answer: () => text(200, script, 'text/javascript') },
    {
      method: 'POST',
      path: '/messages',
      answer: (incoming) => receive(messages, clock, token, incoming),
    },
    {
      method: 'GET',
      path: '/messages',
      answer: (incoming) => json(200, { messages: messages.list(numberOf(incoming)) }),
    },
    {
      method: 'GET',
      path: '/',
      answer: (incoming) =>
        page(200, inboxPage(languageOf(incoming), messages.list(numberOf(incoming)))),
    },
    {
      method: 'GET',
      path: '/list',
      answer: (incoming) =>
        page(200, messageList(languageOf(incoming), messages.list(numberOf(incoming)))),
    },
    { method: 'GET', path: '/events', answer: () => events(messages) },
  ];
}

function receive(messages: Messages, clock: Clock, token: string, incoming: Incoming): Answer {
  if (!isSameSecret(incoming.headers.authorization ?? '', `Bearer ${token}`)) {
    throw new Problem(401, 'The authorization header does not carry the token of --token.');
  }
  const message = parseMessage(incoming.body, clock.now());
  return json(messages.receive(message) ? 201 : 200, { id: message.id });
}

/** Comparing digests takes the same time wherever the first difference is. */
function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** In a query, a bare plus stands for a space; people write `?to=+852…` all the same. */
function numberOf(incoming: Incoming): string | undefined {
  const to = incoming.query.get('to');
  return to === null || to === '' ? undefined : to.replace(/^ /, '+');
}

function events(messages: Messages): Stream {
  return {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    start(write, gone) {
      const tell = (): void => write('event: change\ndata: \n\n');
      tell();
      messages.onChange(tell, gone);
    },
  };
}
