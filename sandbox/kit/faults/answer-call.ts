import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Reply, text } from '../answers.ts';
import type { Fault } from './fault.ts';

/** A call that has passed the gateway's checks. */
export interface BreakableCall {
  /**
   * Does what is asked and says how to answer it, given the fault that spoils the answer. The
   * effect is synchronous, so that no fault can tear it: it has happened whole or not at all.
   */
  perform(): (fault: string | undefined) => Reply;
  /**
   * What this gateway answers in place of the truth: `system-error` of `system-error-after-effect`.
   */
  excuse(name: string): Reply;
  /**
   * Does something so many milliseconds of the one clock from now, and tells what follows; where
   * calls have effects.
   */
  later?(afterMs: number, work: () => void): void;
  /** Lets go what is to arrive before the answer. */
  beforeAnswer(): Promise<void>;
}

const effectFault = /^(?<how>.+)-(?<when>before|after)-effect$/;

/** Runs the call and answers it, unless a fault strikes. */
export async function answerCall(fault: Fault | undefined, call: BreakableCall): Promise<Answer> {
  if (fault?.name === 'delay') await sleep(fault.ms);
  if (fault?.name === 'effect-after-timeout') {
    call.later?.(fault.ms, () => void call.perform());
    return 'hang';
  }
  const { how = '', when } = effectFault.exec(fault?.name ?? '')?.groups ?? {};
  if (when === 'before') return fail(how, call);
  const respond = call.perform();
  await call.beforeAnswer();
  if (when === 'after') return fail(how, call);
  const reply = respond(fault?.name);
  return fault?.name === 'unreadable-answer' ? cutInHalf(reply) : reply;
}

function fail(how: string, call: BreakableCall): Answer {
  switch (how) {
    case 'timeout':
      return 'hang';
    case 'reset':
      return 'reset';
    case '500':
      return text(500, '<html><body>502 Bad Gateway</body></html>', 'text/html');
    default:
      return call.excuse(how);
  }
}

/** The answer breaks off, so that neither a program nor a browser can follow it. */
function cutInHalf(reply: Reply): Reply {
  if (reply.body.length === 0) return text(200, '<html><bo', 'text/html');
  return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
}
