import { actionRoute } from '../kit/action-form.ts';
import { type Answer, json, page, Problem } from '../kit/answers.ts';
import { controlPosts } from '../kit/control-post.ts';
import { readOptionalNumber, readOptionalText, readText } from '../kit/fields.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Route } from '../kit/server.ts';
import { openHostLink } from './host-link.ts';
import { askOwner, endDay, pay } from './machine.ts';
import { machinePage } from './page.ts';
import { faultNames, type World } from './world.ts';

/** The machine for a person. */
export function pageRoutes(world: World): Route[] {
  return [
    styleRoute,
    {
      method: 'GET',
      path: '/',
      answer: (incoming) => page(200, machinePage(world, languageOf(incoming))),
    },
    actionRoute('/check', (fields) =>
      askOwner(world, {
        number: fields('number'),
        amount: amountOf(fields('amount')),
        checkDigit: fields('digit'),
      }),
    ),
    actionRoute('/pay', () => payOnce(world)),
    actionRoute('/fault', async (fields) => breakNext(world, fields('name'), 1)),
    actionRoute('/end-day', () => endDay(world)),
  ];
}

/** A page that is loaded again must not pay again. */
async function payOnce(world: World): Promise<void> {
  if (world.screen.outcome !== 'owner') return;
  await pay(world);
}

function amountOf(text: string): number {
  const amount = Number(text);
  if (!Number.isInteger(amount) || amount < 1 || amount > 10_000) {
    throw new Problem(400, 'The amount must be whole dollars from 1 to 10000.');
  }
  return amount;
}

function breakNext(world: World, text: string, count: number): void {
  const name = faultNames.find((one) => one === text);
  if (!name) throw new Problem(400, `There is no fault ${text}.`);
  world.faults.push({ name, left: count });
}

/** `/sandbox/…`: what no machine has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  const status = (): Answer => {
    const { screen, businessDay, lastDay, reversals, link, said, totals } = world;
    return json(200, {
      isSignedOn: link?.isSignedOn ?? false,
      screen,
      businessDay,
      lastDay: lastDay ?? null,
      reversals: reversals.size,
      totals: Object.fromEntries(totals),
      said,
    });
  };
  const post = controlPosts(status);
  return [
    { method: 'GET', path: '/sandbox/status', answer: status },
    post('connect', ['host', 'port', 'checkDigitField'], async (object) => {
      world.link?.close();
      world.checkDigitField = readOptionalNumber(object, 'checkDigitField', 2, 127);
      const port = readOptionalNumber(object, 'port', 1, 65_535) ?? 0;
      world.link = openHostLink(world, readText(object, 'host', 100), port);
    }),
    post('sell', ['number', 'amount', 'checkDigit'], async (object) => {
      const amount = readOptionalNumber(object, 'amount', 1, 10_000) ?? 100;
      const checkDigit = readOptionalText(object, 'checkDigit', 1);
      const number = readText(object, 'number', 40);
      world.screen = { number, amount, checkDigit, outcome: 'owner' };
      await pay(world);
    }),
    post('fault', ['name', 'count'], async (object) => {
      const count = readOptionalNumber(object, 'count', 1, 1_000) ?? 1;
      breakNext(world, readText(object, 'name', 40), count);
    }),
    post('end-day', [], () => endDay(world)),
  ];
}
