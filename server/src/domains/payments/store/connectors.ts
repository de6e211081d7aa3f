import { statement } from '#platform/postgres';

export interface Offer {
  readonly isEnabled: boolean;
  /** Where it stands among the others: 1 comes first. */
  readonly priority: number;
}

export interface ConnectorRow extends Offer {
  readonly code: string;
  readonly provider: string;
  readonly sealedSettings: string;
}

export const readConnectors = statement<ConnectorRow>(
  'read payments.connector',
  `select code, provider, sealed_settings, is_enabled, priority
   from payments.connector order by priority, code`,
);

/**
 * Whether it is offered, and where, stays as it is where nothing is given. No row where there is
 * one of another provider.
 */
export const writeConnector = statement<Offer>(
  'write payments.connector',
  `insert into payments.connector as kept
     (code, provider, sealed_settings, is_enabled, priority, changed_at)
   values ($1, $2, $3, coalesce($4, true), coalesce($5::int2, $6::int2), $7)
   on conflict (code) do update set provider = excluded.provider,
     sealed_settings = excluded.sealed_settings, is_enabled = coalesce($4, kept.is_enabled),
     priority = coalesce($5, kept.priority), changed_at = excluded.changed_at
   where kept.provider = excluded.provider
   returning is_enabled, priority`,
);

/** Whether payers are offered it, and where among the others. */
export const updateOffered = statement<Offer>(
  'update payments.connector offered',
  `update payments.connector
   set is_enabled = coalesce($2, is_enabled), priority = coalesce($3, priority), changed_at = $4
   where code = $1 returning is_enabled, priority`,
);

export const updateSealed = statement(
  'update payments.connector seal',
  `update payments.connector set sealed_settings = $3, changed_at = $4
   where code = $1 and sealed_settings = $2`,
);
