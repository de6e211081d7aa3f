import { statement } from '#platform/postgres';

export interface ConnectorRow {
  readonly code: string;
  readonly provider: string;
  readonly sealedSettings: string;
  readonly isEnabled: boolean;
  readonly priority: number;
}

export const readConnectors = statement<ConnectorRow>(
  'read payments.connector',
  `select code, provider, sealed_settings, is_enabled, priority
   from payments.connector order by priority, code`,
);

export const writeConnector = statement(
  'write payments.connector',
  `insert into payments.connector
     (code, provider, sealed_settings, is_enabled, priority, changed_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (code) do update set provider = excluded.provider,
     sealed_settings = excluded.sealed_settings, is_enabled = excluded.is_enabled,
     priority = excluded.priority, changed_at = excluded.changed_at`,
);

/** Whether payers are offered it, and where among the others. */
export const updateOffered = statement<{ code: string }>(
  'update payments.connector offered',
  `update payments.connector
   set is_enabled = coalesce($2, is_enabled), priority = coalesce($3, priority), changed_at = $4
   where code = $1 returning code`,
);

export const updateSealed = statement(
  'update payments.connector seal',
  `update payments.connector set sealed_settings = $3, changed_at = $4
   where code = $1 and sealed_settings = $2`,
);
