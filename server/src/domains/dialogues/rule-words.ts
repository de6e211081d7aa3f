import { readRule } from '#auto-topups';
import type { Context } from '#platform/context';
import { hkdWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import { say } from './sayings.ts';

/** How the line's rule stands, and whether there is one to stop. */
export async function ruleWords(
  context: Context,
  { line, language }: Caller,
): Promise<{ readonly said: string; readonly canStop: boolean }> {
  const { rule, usedMinor } = await readRule(context, line.id);
  if (!rule || rule.state === 'off') return { said: say('ruleOff', language), canStop: false };
  if (rule.state === 'paused') return { said: say('rulePaused', language), canStop: true };
  const amounts = { cap: hkdWords(rule.capMinor), used: hkdWords(usedMinor) };
  return { said: say('ruleOn', language, amounts), canStop: true };
}
