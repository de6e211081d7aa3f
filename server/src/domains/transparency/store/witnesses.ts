import { insertRows, setStatement, statement } from '#platform/postgres';

export interface WitnessRow {
  readonly verifier: string;
  /** The size that it cosigned last, or says it has seen where that is more than we have. */
  readonly size: bigint;
  readonly askedAt: number;
  readonly cosignedAt: number | null;
  readonly failure: string | null;
}

export const readWitnesses = statement<WitnessRow>(
  'read transparency.witness',
  `select verifier, size, asked_at, cosigned_at, failure from transparency.witness
   order by verifier`,
);

/** What was learnt of a witness; when it last cosigned stays, where it has not. */
export const writeWitnesses = setStatement(
  'write transparency.witness',
  { verifier: 'text', size: 'int8', askedAt: 'instant', cosignedAt: 'instant', failure: 'text' },
  `insert into transparency.witness as w (verifier, size, asked_at, cosigned_at, failure)
   select r.verifier, r.size, r.asked_at, r.cosigned_at, r.failure from :rows
   on conflict (verifier) do update set size = excluded.size, asked_at = excluded.asked_at,
     cosigned_at = coalesce(excluded.cosigned_at, w.cosigned_at), failure = excluded.failure`,
);

export const insertCosignatures = insertRows(
  'transparency.cosignature',
  { size: 'int8', verifier: 'text', line: 'text' },
  'on conflict (size, verifier) do nothing',
);

/** What was signed of checkpoints that are no longer kept. */
export const deleteOldCosignatures = statement(
  'delete transparency.cosignature',
  `delete from transparency.cosignature c where not exists (
     select from transparency.checkpoint p where p.size = c.size)`,
);

export const auditCosignatures = statement<{
  size: bigint;
  verifier: string;
  line: string;
  note: string | null;
}>(
  'audit transparency.cosignature',
  `select c.size, c.verifier, c.line, p.note
   from transparency.cosignature c left join transparency.checkpoint p using (size)
   order by c.size, c.verifier`,
);
