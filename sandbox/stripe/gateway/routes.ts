import type { Answer, Reply } from '../../kit/answers.ts';
import { answerCall } from '../../kit/faults/answer-call.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { methods } from '../methods/index.ts';
import type { Call, Method } from '../methods/method.ts';
import { objectOf } from '../objects/object-of.ts';
import { expand } from '../protocol/expand.ts';
import { type Form, printForm, readForm } from '../protocol/form.ts';
import { invalid, Refused } from '../protocol/refused.ts';
import type { World } from '../world.ts';
import { authenticate } from './authenticate.ts';
import { answerOf, refusalOf, withHeaders } from './respond.ts';

/** The API: every method at its own address, under the key of an account. */
export function gatewayRoutes(world: World): Route[] {
  return methods.map((method) => ({
    method: method.httpMethod,
    path: method.path,
    answer: (incoming) => answer(world, method, incoming),
  }));
}

async function answer(world: World, method: Method, incoming: Incoming): Promise<Answer> {
  const key = method.httpMethod === 'POST' ? keyOf(incoming) : undefined;
  try {
    const account = authenticate(world, incoming);
    if ((key ?? '').length > 255) throw invalid('idempotency_key', 'It must be 255 or fewer.');
    const form = formOf(incoming);
    const call: Call = { account, form, params: incoming.params };
    return key === undefined
      ? await run(world, method, call, { store: () => undefined, later: (work) => work })
      : await runOnce(world, method, call, { key, target: incoming.target });
  } catch (error) {
    if (error instanceof Refused) return withHeaders(refusalOf(error), key);
    throw error;
  }
}

function keyOf({ headers }: Incoming): string | undefined {
  const given = headers['idempotency-key'];
  return typeof given === 'string' && given !== '' ? given : undefined;
}

function formOf(incoming: Incoming): Form {
  const text = incoming.method === 'POST' ? incoming.body : String(incoming.query);
  const form = readForm(text);
  if (form === undefined) throw invalid('', 'Invalid request: the parameters make no sense.');
  return form;
}

/** Takes work that is done later; its key is in use until then. */
type Later = (work: () => void) => () => void;

/** What becomes of the key that a call brought along. */
interface Kept {
  store(reply: Reply): void;
  readonly later: Later;
}

/** The first answer under a key is the answer under it for a day. */
async function runOnce(
  world: World,
  method: Method,
  call: Call,
  { key, target }: { readonly key: string; readonly target: string },
): Promise<Answer> {
  const { id } = call.account;
  const fingerprint = `${target} ${printForm(call.form)}`;
  const verdict = world.keys.begin(id, key, fingerprint);
  switch (verdict.kind) {
    case 'stored':
      return withHeaders(verdict.reply, key);
    case 'in-use':
      return withHeaders(refusalOf(keyInUse(key)), key);
    case 'other-request':
      return withHeaders(refusalOf(keyOfAnother(key)), key);
    case 'new':
  }
  let isUnderWay = false;
  const finish = (): void => world.keys.finish(id, key);
  try {
    const store = (reply: Reply): void => {
      if (isStored(reply)) world.keys.store(id, key, fingerprint, reply);
    };
    const later: Later = (work) => {
      isUnderWay = true;
      return () => {
        work();
        finish();
      };
    };
    const answered = await run(world, method, call, { store, later });
    return typeof answered === 'object' && 'body' in answered
      ? withHeaders(answered, key)
      : answered;
  } finally {
    if (!isUnderWay) finish();
  }
}

/** A parameter that is wrong, or too many calls, is found before the execution begins. */
function isStored({ status }: Reply): boolean {
  return status < 400 || status === 402 || status === 500;
}

async function run(
  world: World,
  method: Method,
  call: Call,
  { store, later }: Kept,
): Promise<Answer> {
  const outTradeNo = method.numberOf(world, call);
  const facts = { appId: call.account.id, outTradeNo, method: method.name };
  const [fault] = world.faults.take('call', facts);
  return answerCall(fault, {
    perform() {
      const reply = perform(world, method, call);
      // An error of Stripe's own after the effect is stored in place of what it hides.
      store(fault?.name === 'api-error-after-effect' ? refusalOf(excuses['api-error']) : reply);
      return () => withHeaders(reply, undefined);
    },
    excuse(name) {
      const reply = refusalOf(excuses[name as keyof typeof excuses] ?? excuses['api-error']);
      store(reply);
      return withHeaders(reply, undefined);
    },
    later(afterMs, work) {
      const done = later(work);
      world.clock.at(world.clock.now() + afterMs, () => {
        done();
        world.notifier.wake();
      });
    },
    beforeAnswer: () => world.notifier.deliverEarly(),
  });
}

function perform(world: World, method: Method, call: Call): Reply {
  try {
    const { expand: paths } = call.form;
    const wanted = Array.isArray(paths) ? paths.map(String) : [];
    const done = method.run(world, call);
    const whole = expand(done, wanted, (id) => objectOf(world, id));
    return answerOf(whole as Record<string, unknown>);
  } catch (error) {
    if (error instanceof Refused) return refusalOf(error);
    throw error;
  }
}

const excuses = {
  'api-error': new Refused(500, {
    type: 'api_error',
    message: 'An error occurred with our connection to our servers.',
  }),
  'rate-limited': new Refused(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Too many requests hit the API too quickly.',
  }),
  'lock-timeout': new Refused(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message: 'This object cannot be accessed right now because another request holds it.',
  }),
};

function keyInUse(key: string): Refused {
  const message = `Another request with the idempotency key ${key} is in progress.`;
  return new Refused(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message,
  });
}

function keyOfAnother(key: string): Refused {
  const message = `The key '${key}' was first used with other parameters; use another one.`;
  return new Refused(400, { type: 'idempotency_error', message });
}
