import type { Answer } from '../../kit/answers.ts';
import { answerCall } from '../../kit/faults/answer-call.ts';
import { parseObject } from '../../kit/fields.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import type { Merchant } from '../merchants.ts';
import { methods } from '../methods/index.ts';
import type { Call, Method, Outcome } from '../methods/method.ts';
import { authenticate } from '../protocol/authorization.ts';
import { type Code, Refused } from '../protocol/refusal.ts';
import type { Region } from '../regions.ts';
import type { World } from '../world.ts';
import { refuse, respond } from './respond.ts';

/** The gateway: every method at its own address, with the signature in headers. */
export function gatewayRoutes(world: World): Route[] {
  return methods.map(({ region, method }) => ({
    method: method.httpMethod,
    path: method.path,
    answer: (incoming) => answer(world, region, method, incoming),
  }));
}

async function answer(
  world: World,
  region: Region,
  method: Method,
  incoming: Incoming,
): Promise<Answer> {
  let merchant: Merchant | undefined;
  try {
    merchant = authenticate(world, incoming);
    if (merchant.region !== region) throw new Refused('NO_AUTH', '商户无此接口权限');
    return await run(world, method, incoming, merchant);
  } catch (error) {
    if (error instanceof Refused) return refuse(world, merchant, incoming, error);
    throw error;
  }
}

const excuses: Readonly<Record<string, Code>> = {
  'system-error': 'SYSTEM_ERROR',
  'frequency-limited': 'FREQUENCY_LIMITED',
};

function run(
  world: World,
  method: Method,
  incoming: Incoming,
  merchant: Merchant,
): Promise<Answer> {
  const call: Call = {
    merchant,
    body: incoming.method === 'POST' ? bodyOf(incoming) : {},
    query: incoming.query,
    params: incoming.params,
  };
  const [appId = ''] = merchant.appIds;
  const outTradeNo = method.outTradeNoOf(world, call);
  const [fault] = world.faults.take('call', { appId, outTradeNo, method: method.name });
  if (fault?.name === 'certificate-renewed') world.keys.rotate('certificate', fault.ms);
  return answerCall(fault, {
    perform() {
      const result = perform(world, method, call);
      return (spoilt) =>
        result instanceof Refused
          ? refuse(world, merchant, incoming, result, spoilt)
          : respond(world, merchant, incoming, result, spoilt);
    },
    excuse: (name) =>
      refuse(world, merchant, incoming, new Refused(excuses[name] ?? 'SYSTEM_ERROR')),
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
    throw new Refused('PARAM_ERROR', '请求体不是合法的JSON');
  }
}

function perform(world: World, method: Method, call: Call): Outcome | Refused {
  try {
    return method.run(world, call);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
