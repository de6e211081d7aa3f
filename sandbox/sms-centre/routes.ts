import { readFileSync } from 'node:fs';
import { type Answer, json, page, redirect, type Stream, text } from '../kit/answers.ts';
import { parseObject, readOptionalNumber, readText, refuseUnknown } from '../kit/fields.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Incoming, Route } from '../kit/server.ts';
import { answerDialogue, dial, hangUp, sayByText } from './dialogues.ts';
import type { Phones } from './messages.ts';
import { phoneList, phonesPage } from './page.ts';
import type { SmppServer } from './serve-smpp.ts';
import type { World } from './world.ts';

const script = readFileSync(new URL('./phones.js', import.meta.url), 'utf8');
const bubbles = readFileSync(new URL('./phones.css', import.meta.url), 'utf8');

/** The page for a person, what its forms post, and the messages that came as JSON. */
export function pageRoutes(world: World): Route[] {
  const { phones } = world;
  return [
    styleRoute,
    { method: 'GET', path: '/phones.js', answer: () => text(200, script, 'text/javascript') },
    { method: 'GET', path: '/phones.css', answer: () => text(200, bubbles, 'text/css') },
    {
      method: 'GET',
      path: '/messages',
      answer: (incoming) => {
        const came = phones.list(numberOf(incoming)).filter(({ way }) => way === 'in');
        const messages = came.map(({ id, number: to, other: from, text: said, at }) => {
          return { id, to, from, text: said, at };
        });
        return json(200, { messages });
      },
    },
    {
      method: 'GET',
      path: '/',
      answer: (incoming) => page(200, phonesPage(languageOf(incoming), phones, numberOf(incoming))),
    },
    {
      method: 'GET',
      path: '/list',
      answer: (incoming) => page(200, phoneList(languageOf(incoming), phones, numberOf(incoming))),
    },
    { method: 'GET', path: '/events', answer: () => events(phones) },
    form('/say', (fields) => sayByText(world, fields('number'), fields('to'), fields('text'))),
    form('/dial', (fields) => dial(world, fields('number'), fields('code'))),
    form('/answer', (fields) => answerDialogue(world, fields('number'), fields('text'))),
    form('/hang-up', (fields) => hangUp(world, fields('number'))),
  ];
}

/** What a button of the page does; the page of that phone is shown again afterwards. */
function form(path: string, act: (field: (name: string) => string) => void): Route {
  return {
    method: 'POST',
    path,
    answer(incoming: Incoming): Answer {
      const fields = new URLSearchParams(incoming.body);
      act((name) => fields.get(name)?.slice(0, 500) ?? '');
      const to = encodeURIComponent(fields.get('number') ?? '');
      return redirect(`/?to=${to}&lang=${languageOf(incoming)}`);
    },
  };
}

/** `/sandbox/…`: what no centre has, for tests. */
export function controlRoutes(world: World, centre: SmppServer): Route[] {
  const status = (): Answer => {
    const { counts, perSecond, bound, untaken } = world;
    const waiting = untaken.size;
    return json(200, { smppPort: centre.port, bound: bound.size, perSecond, counts, waiting });
  };
  const act = (
    name: string,
    keys: string[],
    run: (read: (key: string) => string) => void,
  ): Route => ({
    method: 'POST',
    path: `/sandbox/phones/:number/${name}`,
    answer({ body, params }) {
      const object = body === '' ? {} : parseObject(body);
      refuseUnknown(object, keys);
      run((key) => (key === 'number' ? (params['number'] ?? '') : readText(object, key, 500)));
      return json(200, { dialogue: world.phones.dialogues.get(params['number'] ?? '') ?? null });
    },
  });
  return [
    { method: 'GET', path: '/sandbox/status', answer: status },
    {
      method: 'POST',
      path: '/sandbox/pace',
      answer({ body }) {
        const object = parseObject(body);
        refuseUnknown(object, ['perSecond']);
        world.perSecond = readOptionalNumber(object, 'perSecond', 0, 1e6) ?? 0;
        return status();
      },
    },
    {
      method: 'POST',
      path: '/sandbox/disconnect',
      answer() {
        centre.disconnect();
        return status();
      },
    },
    {
      method: 'GET',
      path: '/sandbox/phones/:number',
      answer: ({ params: { number = '' } }) =>
        json(200, {
          messages: world.phones.list(number),
          dialogue: world.phones.dialogues.get(number) ?? null,
        }),
    },
    act('say', ['to', 'text'], (read) =>
      sayByText(world, read('number'), read('to'), read('text')),
    ),
    act('dial', ['code'], (read) => dial(world, read('number'), read('code'))),
    act('answer', ['text'], (read) => answerDialogue(world, read('number'), read('text'))),
    act('hang-up', [], (read) => hangUp(world, read('number'))),
  ];
}

/** In a query, a bare plus stands for a space; people write `?to=+852…` all the same. */
function numberOf(incoming: Incoming): string | undefined {
  const to = incoming.query.get('to');
  return to === null || to === '' ? undefined : to.replace(/^ /, '+');
}

function events(phones: Phones): Stream {
  return {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    start(write, gone) {
      let isHeld = false;
      const tell = (): void => {
        // Thousands of messages a second are one change to whoever looks.
        if (isHeld) return;
        isHeld = true;
        setTimeout(() => {
          isHeld = false;
          write('event: change\ndata: \n\n');
        }, 100).unref();
      };
      tell();
      phones.onChange(tell, gone);
    },
  };
}
