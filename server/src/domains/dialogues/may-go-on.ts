import { hourMs, type PhoneNumber, Refusal } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { dialogueSettings } from './settings.ts';

/** Whether a number has not asked too often; who has hears nothing, lest it be a machine. */
export async function mayGoOn(context: Context, number: PhoneNumber): Promise<boolean> {
  const limit = context.settings().get(dialogueSettings.turnsPerHour);
  try {
    await takeToken(context, { name: 'dialogue turns', key: number, limit, perMs: hourMs });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'limited') return false;
    throw error;
  }
}
