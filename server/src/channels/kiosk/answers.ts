import { type Answers, plainAnswers } from '#platform/http';
import { sentences } from './sentences.ts';

/** How a kiosk is told no: as the server itself does it, with sentences for who stands there. */
export const answers: Answers = {
  ...plainAnswers,
  statusOfCode: {
    ...plainAnswers.statusOfCode,
    // draft-ietf-httpapi-idempotency-key-header, 2.7: another body under a used key.
    request_key_reused: 422,
  },
  sentences: { ...plainAnswers.sentences, ...sentences },
};
