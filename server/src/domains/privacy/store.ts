import { idFrom } from '#base';
import { statement } from '#platform/postgres';
import type { Erasure, ErasureState } from './erasure.ts';

interface ErasureRow {
  readonly id: string;
  readonly subscriber: string;
  readonly state: string;
  readonly askedAt: number;
  readonly checkedBy: string | null;
  readonly reason: string;
}

const columns = 'id, subscriber, state, asked_at, checked_by, reason';

/** No row where one of theirs waits already. */
export const insertErasure = statement<{ id: string }>(
  'insert privacy.erasure',
  `insert into privacy.erasure (slot, id, subscriber, state, asked_at, changed_at)
   values ($1, $2, $3, 'asked', $4::timestamptz, $4::timestamptz)
   on conflict (slot, subscriber) where state in ('asked', 'checked') do nothing returning id`,
);

export const lockErasure = statement<ErasureRow>(
  'lock privacy.erasure',
  `select ${columns} from privacy.erasure where slot = $1 and id = $2 for no key update`,
);

/** The newest of a person. */
export const readErasureOf = statement<ErasureRow>(
  'read privacy.erasure of subscriber',
  `select ${columns} from privacy.erasure where slot = $1 and subscriber = $2
   order by asked_at desc limit 1`,
);

export const readWaiting = statement<ErasureRow>(
  'read privacy.erasure waiting',
  `select ${columns} from privacy.erasure where state in ('asked', 'checked')
   order by asked_at limit $1`,
);

export const moveErasure = statement(
  'move privacy.erasure',
  `update privacy.erasure set state = $3, changed_at = $4::timestamptz,
     checked_by = coalesce($5, checked_by), decided_by = $6, reason = $7
   where slot = $1 and id = $2`,
);

export const withdrawWaiting = statement(
  'withdraw privacy.erasure',
  `update privacy.erasure set state = 'withdrawn', changed_at = $3::timestamptz
   where slot = $1 and subscriber = $2 and state in ('asked', 'checked')`,
);

export function erasureOf(row: ErasureRow): Erasure {
  const { askedAt, checkedBy, reason } = row;
  return {
    id: idFrom('ers', row.id),
    subscriber: idFrom('sub', row.subscriber),
    state: row.state as ErasureState,
    askedAt,
    checkedBy,
    reason,
  };
}
