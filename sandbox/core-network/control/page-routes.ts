import { type Answer, page, Problem, redirect } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { endSession } from '../sessions/end-session.ts';
import { moveLine } from '../sessions/move-line.ts';
import { sendMessage } from '../sessions/send-message.ts';
import { inTurn } from '../sessions/session.ts';
import { startSession } from '../sessions/start-session.ts';
import { useUnits } from '../sessions/use-units.ts';
import type { World } from '../world.ts';
import { homePage } from './home-page.ts';
import { parseMessage, parseWish, readPlace } from './parse.ts';
import { requireLine, requireSession } from './routes.ts';

type Form = Record<string, string>;

/** What a button does; the page is shown again afterwards. */
function press(path: string, action: (incoming: Incoming, form: Form) => Promise<unknown>): Route {
  return {
    method: 'POST',
    path,
    async answer(incoming: Incoming): Promise<Answer> {
      await action(incoming, Object.fromEntries(new URLSearchParams(incoming.body)));
      return redirect(`/?lang=${languageOf(incoming)}`);
    },
  };
}

/** The page for a person, and what its buttons post. */
export function pageRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      answer: (incoming) => page(200, homePage(world, languageOf(incoming))),
    },
    press('/lines/:imsi/move', (incoming, form) =>
      moveLine(world, requireLine(world, incoming), readPlace(form['place'])),
    ),
    press('/lines/:imsi/start', (incoming, form) =>
      startSession(world, requireLine(world, incoming), parseWish(form)),
    ),
    press('/lines/:imsi/text', (incoming, form) =>
      sendMessage(world, requireLine(world, incoming), parseMessage(form)),
    ),
    press('/sessions/:id/use', (incoming, form) => {
      const session = requireSession(world, incoming);
      const units = readUnits(form);
      return inTurn(session, () => useUnits(world, session, { units, ask: undefined }));
    }),
    press('/sessions/:id/end', (incoming) => {
      const session = requireSession(world, incoming);
      return inTurn(session, () => endSession(world, session, 'hung up'));
    }),
  ];
}

function readUnits(form: Form): number {
  const units = Number(form['units']);
  if (Number.isSafeInteger(units) && units > 0) return units;
  throw new Problem(400, 'The field units must be a whole number.');
}
