import { insertRows, setStatement } from '#platform/postgres';

interface RequestRow {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly result: unknown;
}

export const readRequests = setStatement<{ slot: 'int2'; caller: 'uuid'; key: 'uuid' }, RequestRow>(
  'read platform.request',
  { slot: 'int2', caller: 'uuid', key: 'uuid' },
  `select q.caller, q.key, q.fingerprint, q.result
   from :rows, lateral (
     select * from platform.request q
     where q.slot = r.slot and q.caller = r.caller and q.key = r.key
     limit 1
   ) q`,
);

export const insertRequests = insertRows('platform.request', {
  slot: 'int2',
  caller: 'uuid',
  key: 'uuid',
  fingerprint: 'bytea',
  result: 'json',
  recordedAt: 'instant',
});
