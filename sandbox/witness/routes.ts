import { json, Problem, text } from '../kit/answers.ts';
import { answerCall } from '../kit/faults/answer-call.ts';
import { parseObject, readText, refuseUnknown } from '../kit/fields.ts';
import type { Route } from '../kit/server.ts';
import { accept, judge, readSubmitted } from './add-checkpoint.ts';
import { readLogKey, verifierText } from './keys.ts';
import type { World } from './world.ts';

/** What logs call (C2SP tlog-witness). */
export function witnessRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/add-checkpoint',
      answer({ body }) {
        const submitted = readSubmitted(body);
        const facts = { appId: submitted?.origin ?? '', outTradeNo: '', method: 'add-checkpoint' };
        const [fault] = world.faults.take('call', facts);
        return answerCall(fault, {
          perform() {
            const verdict = judge(world, submitted);
            return 'answer' in verdict ? () => verdict.answer : accept(world, verdict.accept);
          },
          excuse: () => text(503, 'Come again.\n'),
          beforeAnswer: async () => undefined,
        });
      },
    },
  ];
}

/** `/sandbox/…`: whom it knows, and what it has seen. */
export function controlRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/logs',
      answer({ body }) {
        const object = parseObject(body);
        refuseUnknown(object, ['origin', 'keys']);
        const { keys } = object;
        if (!Array.isArray(keys)) throw new Problem(400, 'The field keys must be a list.');
        const origin = readText(object, 'origin', 255);
        // Throws for whatever is no key.
        keys.map(String).forEach(readLogKey);
        world.logs.put(origin, { origin, keys: keys.map(String) });
        return json(201, { key: verifierText(world.key) });
      },
    },
    { method: 'GET', path: '/sandbox/status', answer: () => json(200, statusOf(world)) },
    {
      method: 'GET',
      path: '/',
      answer: () => text(200, `${pageText(world)}\n`),
    },
  ];
}

function statusOf(world: World) {
  const logs = [...world.logs.values()].map(({ origin }) => {
    return { origin, ...(world.heads.get(origin) ?? { size: 0 }) };
  });
  return { key: verifierText(world.key), logs };
}

/** For a person who looks at it. */
function pageText(world: World): string {
  const { key, logs } = statusOf(world);
  const seen = logs.map((one) => JSON.stringify(one));
  return ['A witness of logs.', `Key: ${key}`, ...seen].join('\n');
}
