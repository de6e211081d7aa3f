import { appendFileSync } from 'node:fs';
import { type Answer, json, Problem } from '../../kit/answers.ts';
import {
  parseObject,
  readOptionalNumber,
  readOptionalText,
  readText,
  refuseUnknown,
} from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { runJourneys } from '../journeys/run-journeys.ts';
import { openLink } from '../link/charging-link.ts';
import { crashSession, endSession } from '../sessions/end-session.ts';
import { moveLine } from '../sessions/move-line.ts';
import { report } from '../sessions/report.ts';
import { sendMessage } from '../sessions/send-message.ts';
import { inTurn, type Line, type Session } from '../sessions/session.ts';
import { startSession } from '../sessions/start-session.ts';
import { useUnits } from '../sessions/use-units.ts';
import type { World } from '../world.ts';
import {
  parseChaos,
  parseJourneys,
  parseLines,
  parseMessage,
  parseRule,
  parseWish,
  readPlace,
} from './parse.ts';
import { viewSession } from './view.ts';

/** `/sandbox/…`: what no core network has, for tests and the demo. */
export function controlRoutes(world: World): Route[] {
  return [
    ...linkRoutes(world),
    ...lineRoutes(world),
    ...sessionRoutes(world),
    ...faultRoutes(world),
    {
      method: 'POST',
      path: '/sandbox/journeys',
      answer: async ({ body }) => json(200, await runJourneys(world, parseJourneys(body))),
    },
  ];
}

export function requireLine(world: World, { params }: Incoming): Line {
  const line = world.lines.get(params['imsi'] ?? '');
  if (line === undefined) throw new Problem(404, `There is no line ${params['imsi']}.`);
  return line;
}

export function requireSession(world: World, { params }: Incoming): Session {
  const session = world.sessions.get(params['id'] ?? '');
  if (session === undefined) throw new Problem(404, `There is no session ${params['id']}.`);
  return session;
}

function linkRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/connect',
      answer({ body }) {
        const object = parseObject(body);
        refuseUnknown(object, ['charging', 'connections', 'timeoutMs', 'token']);
        const url = readText(object, 'charging', 200);
        if (!URL.canParse(url)) throw new Problem(400, 'The field charging must be an address.');
        world.link?.close();
        world.link = openLink({
          url,
          connections: readOptionalNumber(object, 'connections', 1, 64) ?? 4,
          timeoutMs: readOptionalNumber(object, 'timeoutMs', 1, 60_000) ?? 5_000,
          token: readOptionalText(object, 'token', 10_000),
        });
        return json(200, { charging: url, notify: world.notify.address });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/status',
      answer: () =>
        json(200, {
          charging: world.link?.url ?? null,
          notify: world.notify.address,
          mood: world.notify.mood,
          counts: world.counts,
          complaints: world.complaints,
        }),
    },
    {
      method: 'POST',
      path: '/sandbox/record',
      answer({ body }) {
        const file = readText(parseObject(body), 'file', 1_000);
        world.recorder = (said) => appendFileSync(file, `${JSON.stringify(said)}\n`);
        return json(200, { file });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/mood',
      answer({ body }) {
        const mood = readText(parseObject(body), 'mood', 10);
        if (mood !== 'ok' && mood !== 'fails' && mood !== 'hangs') {
          throw new Problem(400, 'The mood must be ok, fails or hangs.');
        }
        world.notify.mood = mood;
        return json(200, { mood });
      },
    },
  ];
}

function lineRoutes(world: World): Route[] {
  const list = (): Answer => json(200, { lines: [...world.lines.values()] });
  return [
    { method: 'GET', path: '/sandbox/lines', answer: list },
    {
      method: 'POST',
      path: '/sandbox/lines',
      answer({ body }) {
        for (const line of parseLines(body)) world.lines.set(line.imsi, line);
        return list();
      },
    },
    {
      method: 'POST',
      path: '/sandbox/lines/:imsi/move',
      async answer(incoming) {
        const line = requireLine(world, incoming);
        await moveLine(world, line, readPlace(readText(parseObject(incoming.body), 'place', 20)));
        return json(200, line);
      },
    },
    {
      method: 'POST',
      path: '/sandbox/lines/:imsi/sessions',
      async answer(incoming) {
        const line = requireLine(world, incoming);
        const session = await startSession(world, line, parseWish(parseObject(incoming.body)));
        return json(201, viewSession(session));
      },
    },
    {
      method: 'POST',
      path: '/sandbox/lines/:imsi/messages',
      async answer(incoming) {
        const line = requireLine(world, incoming);
        const message = parseMessage(parseObject(incoming.body));
        return json(201, { result: await sendMessage(world, line, message) });
      },
    },
  ];
}

function sessionRoutes(world: World): Route[] {
  const act = (
    path: string,
    action: (session: Session, body: string) => Promise<object>,
  ): Route => ({
    method: 'POST',
    path: `/sandbox/sessions/:id/${path}`,
    async answer(incoming) {
      const session = requireSession(world, incoming);
      const more = await inTurn(session, () => action(session, incoming.body));
      return json(200, { ...viewSession(session), ...more });
    },
  });
  return [
    {
      method: 'GET',
      path: '/sandbox/sessions',
      answer({ query }) {
        const state = query.get('state');
        const wanted = [...world.sessions.values()].filter((one) => !state || one.state === state);
        return json(200, { sessions: wanted.map(viewSession) });
      },
    },
    {
      method: 'GET',
      path: '/sandbox/sessions/:id',
      answer: (incoming) => json(200, viewSession(requireSession(world, incoming))),
    },
    act('use', async (session, body) => {
      const object = parseObject(body);
      refuseUnknown(object, ['units', 'ask']);
      const units = readOptionalNumber(object, 'units', 0, Number.MAX_SAFE_INTEGER) ?? 0;
      const ask = readOptionalNumber(object, 'ask', 1, Number.MAX_SAFE_INTEGER);
      return { passed: await useUnits(world, session, { units, ask }) };
    }),
    act('report', async (session, body) => {
      const object = body === '' ? {} : parseObject(body);
      refuseUnknown(object, ['trigger']);
      await report(world, session, readOptionalText(object, 'trigger', 60) ?? 'TIME_LIMIT', 'some');
      return {};
    }),
    act('end', async (session) => {
      await endSession(world, session, 'hung up');
      return {};
    }),
    act('crash', async (session) => {
      crashSession(session);
      return {};
    }),
  ];
}

function faultRoutes(world: World): Route[] {
  const list = (): Answer =>
    json(200, { rules: world.faults.rules, chaos: world.faults.chaos ?? null });
  return [
    { method: 'GET', path: '/sandbox/faults', answer: list },
    {
      method: 'POST',
      path: '/sandbox/faults',
      answer({ body }) {
        world.faults.rules.push(parseRule(body));
        return list();
      },
    },
    {
      method: 'DELETE',
      path: '/sandbox/faults',
      answer() {
        world.faults.clear();
        return list();
      },
    },
    {
      method: 'POST',
      path: '/sandbox/chaos',
      answer({ body }) {
        world.faults.chaos = parseChaos(body);
        return list();
      },
    },
  ];
}
