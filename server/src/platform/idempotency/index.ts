export { answerForGood, type FinalAnswer, readAnswer } from './answer-for-good.ts';
export {
  fingerprintOf,
  isLasting,
  loadRequests,
  type Request,
  type Requests,
  supposeNew,
} from './idempotency.ts';
