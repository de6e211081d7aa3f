import { insertRows, statement } from '#platform/postgres';
import type { OneTimeCode } from '../one-time-code.ts';

/** The newest code replaces the one before it. */
export const putCodes = insertRows(
  'identity.one_time_code',
  {
    slot: 'int2',
    numberHash: 'bytea',
    device: 'uuid',
    codeHash: 'bytea',
    subscriber: 'uuid',
    guesses: 'int2',
    expiresAt: 'instant',
  },
  `on conflict (slot, number_hash, device) do update set code_hash = excluded.code_hash,
     subscriber = excluded.subscriber, guesses = 0, expires_at = excluded.expires_at`,
);

export const readCode = statement<Pick<OneTimeCode, 'guesses' | 'expiresAt'>>(
  'read identity.one_time_code',
  `select guesses, expires_at from identity.one_time_code
   where slot = $1 and number_hash = $2 and device = $3`,
);

/**
 * Guesses at one code come one after the other: each finds the count, or the absence, of the last.
 */
export const lockCode = statement<OneTimeCode>(
  'lock identity.one_time_code',
  `select code_hash, subscriber, guesses, expires_at from identity.one_time_code
   where slot = $1 and number_hash = $2 and device = $3 for update`,
);

export const countGuess = statement(
  'count identity.one_time_code',
  `update identity.one_time_code set guesses = guesses + 1
   where slot = $1 and number_hash = $2 and device = $3`,
);

export const deleteCode = statement(
  'delete identity.one_time_code',
  `delete from identity.one_time_code where slot = $1 and number_hash = $2 and device = $3`,
);

export const deleteExpiredCodes = statement(
  'sweep identity.one_time_code',
  'delete from identity.one_time_code where expires_at <= $1::timestamptz',
);
