export { answerForGood, type FinalAnswer, orAnswered, readAnswer } from './answer-for-good.ts';
export {
  fingerprintOf,
  isLasting,
  loadRequests,
  type Request,
  type Requests,
  supposeNew,
} from './idempotency.ts';
