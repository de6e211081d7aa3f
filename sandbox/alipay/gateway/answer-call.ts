import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Reply, text } from '../../kit/answers.ts';
import type { Facts } from '../faults/fault.ts';
import type { Outcome } from '../methods/method.ts';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';

interface CallToAnswer {
  facts: Facts;
  run(): Outcome;
  /** `isSignatureTrue` false asks for an answer whose signature does not fit. */
  respond(result: Outcome | Refused, isSignatureTrue: boolean): Reply;
}

/**
 * Runs a call that passed the gateway's checks and answers it, unless a fault is set for it. The
 * effect is synchronous, so no fault can tear it: it has happened whole or not at all.
 */
export async function answerCall(world: World, call: CallToAnswer): Promise<Answer> {
  const [fault] = world.faults.take('call', call.facts);
  if (fault?.name === 'delay') await sleep(fault.ms);
  const refuse = (subCode: 'ACQ.SYSTEM_ERROR' | 'isp.unknow-error'): Reply =>
    call.respond(new Refused(subCode), true);
  switch (fault?.name) {
    case 'timeout-before-effect':
      return 'hang';
    case 'reset-before-effect':
      return 'reset';
    case '500-before-effect':
      return brokenGateway;
    case 'system-error-before-effect':
      return refuse('ACQ.SYSTEM_ERROR');
    case 'service-unavailable-before-effect':
      return refuse('isp.unknow-error');
    default:
  }
  const result = perform(call);
  await world.notifier.deliverEarly();
  switch (fault?.name) {
    case 'timeout-after-effect':
      return 'hang';
    case 'reset-after-effect':
      return 'reset';
    case '500-after-effect':
      return brokenGateway;
    case 'system-error-after-effect':
      return refuse('ACQ.SYSTEM_ERROR');
    case 'service-unavailable-after-effect':
      return refuse('isp.unknow-error');
    case 'unreadable-answer':
      return cutInHalf(call.respond(result, true));
    default:
      return call.respond(result, fault?.name !== 'bad-answer-signature');
  }
}

function perform(call: CallToAnswer): Outcome | Refused {
  try {
    return call.run();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

const brokenGateway = text(500, '<html><body>502 Bad Gateway</body></html>', 'text/html');

/** The answer breaks off, so that neither a program nor a browser can follow it. */
function cutInHalf(reply: Reply): Reply {
  if (reply.body === '') return text(200, '<html><bo', 'text/html');
  return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
}
