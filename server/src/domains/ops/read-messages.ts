import { requirePermission } from '#identity';
import {
  countMessages,
  type MessageCount,
  type ShownTemplate,
  showTemplates,
} from '#notifications';
import type { Context } from '#platform/context';
import type { Caller } from './look.ts';

/** How messages fare, and what they say: nothing of it is about one person. */
export interface StaffMessages {
  readonly counts: readonly MessageCount[];
  readonly templates: readonly ShownTemplate[];
}

const countedDays = 7;

/** Refuses with `permission_missing`. */
export async function readMessages(
  context: Context,
  { session, ip }: Caller,
): Promise<StaffMessages> {
  await requirePermission(context, { session, permission: 'messages.read', ip });
  const counts = await countMessages(context, countedDays);
  return { counts, templates: showTemplates(context.settings()) };
}
