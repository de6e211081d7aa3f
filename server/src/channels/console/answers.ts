import { type Answers, plainAnswers } from '#platform/http';
import { sentences } from './sentences.ts';

/** How the staff's channel says no: as the server itself does, with sentences of its own. */
export const answers: Answers = {
  ...plainAnswers,
  sentences: { ...plainAnswers.sentences, ...sentences },
};
