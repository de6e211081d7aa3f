import type { Answer, Reply } from '../../kit/answers.ts';
import { answerCall as answerBreakable } from '../../kit/faults/answer-call.ts';
import type { Facts } from '../../kit/faults/fault.ts';
import type { Outcome } from '../methods/method.ts';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';

interface CallToAnswer {
  facts: Facts;
  run(): Outcome;
  /** `isSignatureTrue` false asks for an answer whose signature does not fit. */
  respond(result: Outcome | Refused, isSignatureTrue: boolean): Reply;
}

/** Runs a call that passed the gateway's checks and answers it, unless a fault is set for it. */
export function answerCall(world: World, call: CallToAnswer): Promise<Answer> {
  const [fault] = world.faults.take('call', call.facts);
  return answerBreakable(fault, {
    perform() {
      const result = perform(call);
      return (spoilt) => call.respond(result, spoilt !== 'bad-answer-signature');
    },
    excuse(name) {
      const subCode = name === 'system-error' ? 'ACQ.SYSTEM_ERROR' : 'isp.unknow-error';
      return call.respond(new Refused(subCode), true);
    },
    later(afterMs, work) {
      world.clock.at(world.clock.now() + afterMs, () => {
        work();
        world.notifier.wake();
      });
    },
    beforeAnswer: () => world.notifier.deliverEarly(),
  });
}

function perform(call: CallToAnswer): Outcome | Refused {
  try {
    return call.run();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
