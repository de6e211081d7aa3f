import { insertRows, statement } from '#platform/postgres';

const place = { slot: 'int2', appeal: 'uuid', seq: 'int4' } as const;

export const insertEvents = insertRows('disputes.event', {
  ...place,
  at: 'instant',
  event: 'text',
  byKind: 'text',
  byId: 'text',
  words: 'text',
  details: 'json',
});

export interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly byKind: 'person' | 'staff' | 'clock';
  readonly byId: string | null;
  readonly words: string | null;
  readonly details: Readonly<Record<string, string>> | null;
}

export const readEvents = statement<EventRow>(
  'read disputes.event',
  `select seq, at, event, by_kind, by_id, words, details from disputes.event
   where slot = $1 and appeal = $2 order by seq`,
);

export const readLastEvent = statement<EventRow>(
  'read disputes.event last',
  `select seq, at, event, by_kind, by_id, words, details from disputes.event
   where slot = $1 and appeal = $2 and seq = $3`,
);

/**
 * What was said in all appeals of somebody, by them and to them, and how they called their files.
 * What an answer gave is no word, and stays.
 */
export const clearWordsOf = statement(
  'clear disputes.event words of raiser',
  `update disputes.event e
   set words = null,
     details = case when e.event = 'attached'
       then json_build_object('attachment', e.details ->> 'attachment') else e.details end
   from disputes.appeal a
   where a.slot = $1 and a.raised_by = $2 and e.slot = a.slot and e.appeal = a.id
     and (e.words is not null or e.event = 'attached')`,
);

export const insertEvidence = insertRows('disputes.evidence', {
  ...place,
  takenAt: 'instant',
  content: 'json',
});

export interface EvidenceRow {
  readonly takenAt: number;
  readonly content: unknown;
}

/** As it stood each time that it was taken, oldest first. */
export const readEvidence = statement<EvidenceRow>(
  'read disputes.evidence',
  `select taken_at, content from disputes.evidence
   where slot = $1 and appeal = $2 order by seq`,
);

/** When it was taken, without what it says. */
export const readEvidenceTimes = statement<{ seq: number; takenAt: number }>(
  'read disputes.evidence times',
  `select seq, taken_at from disputes.evidence where slot = $1 and appeal = $2 order by seq`,
);

export const readEvidenceAt = statement<EvidenceRow & { seq: number }>(
  'read disputes.evidence at',
  `select seq, taken_at, content from disputes.evidence
   where slot = $1 and appeal = $2 and seq = $3`,
);
