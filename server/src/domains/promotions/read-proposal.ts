import type { NewPromotion } from './promotion.ts';
import { proposalOf } from './proposal.ts';
import { refuse } from './refusals.ts';
import type { Written } from './written.ts';

/** A promotion as it stands in a file. Refuses with `promotion_invalid`. */
export function readProposal(text: string): NewPromotion {
  return proposalOf(parsed(text));
}

function parsed(text: string): Written {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Written;
  } catch {
    // Told as one with what is JSON and no promotion.
  }
  throw refuse.promotion_invalid({ why: 'it is no JSON object' });
}
