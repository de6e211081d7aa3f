import type { PhoneNumber } from '#base';
import { setStatement } from '#platform/postgres';
import { markPlace } from '../senders/message-mark.ts';

/** Which messages to a number bear a mark, of those since an id that have ever been handed over. */
export const findMarked = setStatement<
  { slot: 'int2'; receiver: 'text'; mark: 'text'; since: 'uuid' },
  { readonly receiver: PhoneNumber; readonly mark: string; readonly id: string }
>(
  'find notifications.message by mark',
  { slot: 'int2', receiver: 'text', mark: 'text', since: 'uuid' },
  `select r.receiver, r.mark, m.id
   from :rows join notifications.message m on m.receiver = r.receiver and m.slot = r.slot
   where m.id >= r.since
     and substr(m.id::text, ${markPlace.from}, ${markPlace.length}) = r.mark
     and (m.state <> 'queued' or m.attempts > 0 or cardinality(m.tried) > 0)`,
);
