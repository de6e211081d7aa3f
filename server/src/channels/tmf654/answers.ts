import { type Answers, plainAnswers } from '#platform/http';
import { sentences } from './sentences.ts';

/**
 * How programs are told no by TMF654, whose document knows 400, 401, 403, 404, 405, 409 and 500.
 * That one comes too often (429) or that we are away (503) is HTTP's own to say.
 */
export const answers: Answers = {
  ...plainAnswers,
  statusOfCode: { tmf_method_unknown: 405, body_too_large: 400, content_type_unknown: 400 },
  sentences: { ...plainAnswers.sentences, ...sentences },
};

/**
 * A creation is never "not found": what it names is wrong, and so the document has no 404 for it.
 */
export const creationAnswers: Answers = {
  ...answers,
  statusOf: { ...answers.statusOf, not_found: 400 },
  statusOfCode: { ...answers.statusOfCode, route_unknown: 404 },
};
