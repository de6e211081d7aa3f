export {
  fingerprintOf,
  isLasting,
  loadRequests,
  type Request,
  type Requests,
  supposeNew,
} from './idempotency.ts';
