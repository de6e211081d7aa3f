import { type NewMessage, queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import { type Appeal, groupNumber } from './appeal.ts';
import { startOfKey } from './told-keys.ts';
import type { Told } from './read-told.ts';

type Said =
  | {
      readonly kind: 'appeal_opened';
      readonly parameters: { readonly hours: number; readonly days: number };
    }
  | { readonly kind: 'appeal_asked' | 'appeal_replied' | 'appeal_answered' | 'appeal_late' };

/**
 * Tells the person where their appeal has got to; what was said stands in the app, since a text
 * message has no room for it and passes through others' hands.
 */
export function tellPerson(tx: Tx, appeal: Appeal, told: Told, said: Said): void {
  if (!told) return;
  const { id: cause, events, language } = appeal;
  const number = groupNumber(appeal.number);
  const key = `${startOfKey(cause, said.kind)}${events}`;
  const addressed = { to: told.to, language, key, cause };
  const message: NewMessage =
    said.kind === 'appeal_opened'
      ? { kind: said.kind, parameters: { ...said.parameters, number }, ...addressed }
      : { kind: said.kind, parameters: { number }, ...addressed };
  queueMessages(tx, [message]);
}
