import { partyOf } from '#partners';
import { type Answers, plainAnswers } from '#platform/http';
import { sentences } from './sentences.ts';

/**
 * How partners are told no: as the server itself does, with sentences of this channel. Another body
 * under a used reference is 422 (draft-ietf-httpapi-idempotency-key-header, 2.7).
 */
export const answers: Answers = {
  ...plainAnswers,
  statusOfCode: {
    ...plainAnswers.statusOfCode,
    request_key_reused: 422,
    operation_method_unknown: 405,
  },
  partyOf,
  sentences: { ...plainAnswers.sentences, ...sentences },
};
