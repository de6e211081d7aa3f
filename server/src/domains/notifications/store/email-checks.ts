import { insertRows, statement } from '#platform/postgres';

/** The newest asking replaces the one before it. */
export const putEmailChecks = insertRows(
  'notifications.email_check',
  {
    slot: 'int2',
    owner: 'uuid',
    id: 'uuid',
    address: 'text',
    codeHash: 'bytea',
    guesses: 'int2',
    expiresAt: 'instant',
  },
  `on conflict (owner, slot) do update set id = excluded.id, address = excluded.address,
     code_hash = excluded.code_hash, guesses = 0, expires_at = excluded.expires_at`,
);

export interface EmailCheckRow {
  readonly address: string;
  readonly codeHash: Buffer;
  readonly guesses: number;
  readonly expiresAt: number;
}

/** Guesses at one code come one after the other. */
export const lockEmailCheck = statement<EmailCheckRow>(
  'lock notifications.email_check',
  `select address, code_hash, guesses, expires_at from notifications.email_check
   where slot = $1 and owner = $2 for update`,
);

export const countEmailGuess = statement(
  'count notifications.email_check',
  `update notifications.email_check set guesses = guesses + 1 where slot = $1 and owner = $2`,
);

export const deleteEmailCheck = statement(
  'delete notifications.email_check',
  'delete from notifications.email_check where slot = $1 and owner = $2',
);
