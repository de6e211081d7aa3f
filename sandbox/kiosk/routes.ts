import { actionRoute } from '../kit/action-form.ts';
import { json, page, Problem, type Reply } from '../kit/answers.ts';
import { isRecord, parseObject } from '../kit/fields.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Route } from '../kit/server.ts';
import { insertNote, printSlip, removeBox, returnNote, stackNote, takeValues } from './machine.ts';
import { partsPage } from './page.ts';
import { faultNames, fillPaper, notesIn, paperOf, takeFault, tell, type World } from './world.ts';

/** The parts for a person. */
export function pageRoutes(world: World): Route[] {
  return [
    styleRoute,
    {
      method: 'GET',
      path: '/',
      answer: (incoming) => page(200, partsPage(world, languageOf(incoming))),
    },
    actionRoute('/insert', (fields) => insertNote(world, Number(fields('note')))),
    actionRoute('/remove-box', () => removeBox(world)),
    actionRoute('/fill-paper', () => fillPaper(world)),
    actionRoute('/empty-paper', () => {
      world.paper = 0;
      tell(world, { kind: 'changed' });
    }),
    actionRoute('/unjam', () => {
      world.acceptor = 'ok';
      tell(world, { kind: 'changed' });
    }),
    actionRoute('/fault', (fields) => {
      const name = faultNames.find((one) => one === fields('name'));
      if (!name) throw new Problem(400, 'There is no such fault.');
      world.faults.push(name);
    }),
  ];
}

/** How long a question for what is new waits before it is answered that nothing is. */
const patienceMs = 15_000;

/**
 * `/driver/…`: what the screen speaks. Bodies come as plain text, so that a browser asks without a
 * preflight. What was told is asked for by number: an answer that is lost loses nothing.
 */
export function driverRoutes(world: World): Route[] {
  const state = () => ({
    epoch: world.epoch,
    seq: world.told.length,
    acceptor: world.acceptor,
    printer: world.printer,
    paper: paperOf(world),
    notesInBox: notesIn(world),
  });
  const since = (after: number) => ({ ...state(), told: world.told.slice(after) });
  return [
    {
      method: 'GET',
      path: '/driver/told',
      async answer({ query }) {
        const after = query.get('epoch') === world.epoch ? Number(query.get('after')) || 0 : 0;
        const isNew = query.get('epoch') === world.epoch;
        if (isNew && world.told.length <= after && query.get('wait') === '1') await news(world);
        return open(since(after));
      },
    },
    command('/driver/take', world, state, (object) => {
      const { takes } = object;
      if (!Array.isArray(takes) || !takes.every((one) => typeof one === 'number')) {
        throw new Problem(400, 'takes must be a list of numbers.');
      }
      takeValues(world, takes);
    }),
    command('/driver/stack', world, state, () => stackNote(world)),
    command('/driver/return', world, state, () => returnNote(world)),
    {
      method: 'POST',
      path: '/driver/print',
      answer({ body }) {
        const { lines } = parseObject(body);
        if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) {
          throw new Problem(400, 'lines must be a list of texts.');
        }
        return open({ ...state(), isPrinted: printSlip(world, lines.slice(0, 60)) });
      },
    },
  ];
}

function command(
  path: string,
  world: World,
  state: () => object,
  act: (object: Record<string, unknown>) => void,
): Route {
  return {
    method: 'POST',
    path,
    answer({ body }) {
      const object: unknown = body === '' ? {} : parseObject(body);
      act(isRecord(object) ? object : {});
      return takeFault(world, 'answer-lost') ? 'reset' : open(state());
    },
  };
}

/** The screen is a page of another origin on the same machine. */
function open(value: object): Reply {
  const reply = json(200, value);
  return { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': '*' } };
}

function news(world: World): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patienceMs).unref();
  world.waiting.add(() => {
    clearTimeout(timer);
    resolve();
  });
  return promise;
}
