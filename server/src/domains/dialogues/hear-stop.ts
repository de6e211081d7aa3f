import type { Context } from '#platform/context';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import { decideAndKeep } from './decide-and-keep.ts';
import { noteSeen } from './note-seen.ts';
import { ruleWords } from './rule-words.ts';
import { chosenIn, type Screen } from './screen.ts';
import type { DialogueRow } from './store/ussd.ts';

const rule: Screen = { at: 'rule' };
const ruleAlone = { screen: rule, choices: { 1: rule } };

/**
 * Hears from whoever has asked too often what stops their auto top-up, and nothing else: what is
 * charged is theirs. Whatever they dial leads to where it is stopped. Undefined for what is typed
 * otherwise, and where there is nothing to stop. What nobody saw on the way there is not sent as a
 * text, lest dialling again and again send as many.
 */
export async function hearStop(
  context: Context,
  caller: Caller,
  row: DialogueRow,
): Promise<Answer | undefined> {
  const heard = row.begins ? { ...row, begins: false, said: '1', standing: ruleAlone } : row;
  const choice = heard.standing ? chosenIn(heard.standing, heard.said) : undefined;
  const isStop = choice !== undefined && 'does' in choice && choice.does === 'stop';
  const isWay = choice !== undefined && 'at' in choice && choice.at === 'rule';
  if (!(isStop || isWay) || !(await ruleWords(context, caller)).canStop) return undefined;
  const answer = await decideAndKeep(context, caller, heard);
  if (isWay) await noteSeen(context, row.number, row.turnId);
  return answer;
}
