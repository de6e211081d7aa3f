import { insertRows, statement } from '#platform/postgres';

/**
 * Added and never changed: no statement here updates or deletes, and neither may the database role.
 */
export const insertActs = insertRows('identity.audit', {
  slot: 'int2',
  id: 'uuid',
  at: 'instant',
  actorKind: 'text',
  actor: 'text',
  action: 'text',
  subject: 'text',
  outcome: 'text',
  network: 'text',
  details: 'jsonb',
});

export interface ActRow {
  readonly id: string;
  readonly at: number;
  readonly actorKind: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly outcome: 'done' | 'denied';
  readonly network: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

const columns = 'id, at, actor_kind, actor, action, subject, outcome, network, details';

export const readActsOnSubject = statement<ActRow>(
  'read identity.audit of subject',
  `select ${columns} from identity.audit
   where at < $1::timestamptz and subject = $3 order by at desc, id desc limit $2`,
);

export const readActsOnSubjectByActor = statement<ActRow>(
  'read identity.audit of subject by actor',
  `select ${columns} from identity.audit
   where at < $1::timestamptz and subject = $3 and actor = $4 order by at desc, id desc limit $2`,
);

export const readActsOfActor = statement<ActRow>(
  'read identity.audit of actor',
  `select ${columns} from identity.audit
   where at < $1::timestamptz and actor = $3 order by at desc, id desc limit $2`,
);

export const readActs = statement<ActRow>(
  'read identity.audit',
  `select ${columns} from identity.audit
   where at < $1::timestamptz order by at desc, id desc limit $2`,
);
