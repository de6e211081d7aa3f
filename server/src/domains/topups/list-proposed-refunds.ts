import type { Context } from '#platform/context';
import type { ClawBack } from './claw-back.ts';
import { clawBackOf } from './kept-claw-backs.ts';
import { readProposedClawBacks } from './store/claw-backs.ts';

/** Refunds that wait for a second person, oldest first. */
export async function listProposedRefunds(context: Context, most: number): Promise<ClawBack[]> {
  return (await context.db.read(readProposedClawBacks, [most])).map(clawBackOf);
}
