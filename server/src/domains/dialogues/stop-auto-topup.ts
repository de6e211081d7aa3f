import { stopRule } from '#auto-topups';
import { actedBy, type Context } from '#platform/context';
import type { Caller } from './caller.ts';
import { ruleWords } from './rule-words.ts';
import { say } from './sayings.ts';

/** Turns the rule off at once; a second time says that it is off. */
export async function stopAutoTopup(context: Context, caller: Caller): Promise<string> {
  const { line, language } = caller;
  const { canStop } = await ruleWords(context, caller);
  if (!canStop) return say('ruleOff', language);
  const owner = actedBy(context, { kind: 'subscriber', id: line.subscriber });
  await stopRule(owner, line.id, line.subscriber, true);
  return say('stopped', language);
}
