export {
  fingerprintOf,
  isLasting,
  loadRequests,
  type Request,
  type Requests,
} from './idempotency.ts';
