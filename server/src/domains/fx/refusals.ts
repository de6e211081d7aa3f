import { refusals } from '#base';

export const refuse = refusals({
  rate_invalid: 'invalid',
  rate_taken: 'conflict',
  rate_proposed_already: 'conflict',
  rate_proposal_unknown: 'not_found',
  rate_proposal_decided: 'conflict',
});
