import type { Answer } from '../../kit/answers.ts';
import { answerCall } from '../../kit/faults/answer-call.ts';
import { parseObject } from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { methods } from '../methods/index.ts';
import type { Call, Method, Outcome } from '../methods/method.ts';
import { authenticate } from '../protocol/authenticate.ts';
import { type Code, Refused, resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { respond } from './respond.ts';

/** The gateway: every method at its own address, in production's folder and the sandbox's. */
export function gatewayRoutes(world: World): Route[] {
  return methods.flatMap((method) =>
    ['/ams/api/v1', '/ams/sandbox/api/v1'].map(
      (folder): Route => ({
        method: 'POST',
        path: `${folder}/${method.path}`,
        answer: (incoming) => answer(world, method, incoming),
      }),
    ),
  );
}

async function answer(world: World, method: Method, incoming: Incoming): Promise<Answer> {
  try {
    const call: Call = { merchant: authenticate(world, incoming), body: bodyOf(incoming) };
    return await run(world, method, incoming, call);
  } catch (error) {
    if (error instanceof Refused) return respond(world, incoming, refusal(error));
    throw error;
  }
}

const excuses: Readonly<Record<string, Code>> = {
  'system-error': 'UNKNOWN_EXCEPTION',
  'traffic-limited': 'REQUEST_TRAFFIC_EXCEED_LIMIT',
};

function run(world: World, method: Method, incoming: Incoming, call: Call): Promise<Answer> {
  const facts = {
    appId: call.merchant.clientId,
    outTradeNo: method.numberOf(world, call),
    method: method.name,
  };
  const [fault] = world.faults.take('call', facts);
  return answerCall(fault, {
    perform() {
      const outcome = perform(world, method, call);
      return (spoilt) => respond(world, incoming, outcome, spoilt);
    },
    excuse: (name) =>
      respond(world, incoming, { result: resultOf(excuses[name] ?? 'UNKNOWN_EXCEPTION') }),
    later(afterMs, work) {
      world.clock.at(world.clock.now() + afterMs, () => {
        work();
        world.notifier.wake();
      });
    },
    beforeAnswer: () => world.notifier.deliverEarly(),
  });
}

function bodyOf(incoming: Incoming): Record<string, unknown> {
  try {
    return parseObject(incoming.body);
  } catch {
    throw new Refused('PARAM_ILLEGAL', 'The body is no JSON object.');
  }
}

function perform(world: World, method: Method, call: Call): Outcome {
  try {
    return method.run(world, call);
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
}

function refusal({ code, message }: Refused): Outcome {
  return { result: resultOf(code, message) };
}
