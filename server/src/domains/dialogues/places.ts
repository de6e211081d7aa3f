import { notificationSettings } from '#notifications';
import type { Context } from '#platform/context';

/** The words that name where we are reached. */
export function places(context: Context): { readonly code: string; readonly hotline: string } {
  const hotline = context.settings().get(notificationSettings.hotline);
  return { code: `*#${hotline}#`, hotline };
}
