import type { AppealId } from './appeal.ts';

/** How the key of each message of one kind about an appeal begins; its newest event follows. */
export function startOfKey(appeal: AppealId, kind: string): string {
  return `${appeal} ${kind} `;
}
