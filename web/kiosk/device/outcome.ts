import type { Problem } from '../../client/index.ts';
import type { Answer } from '../state/kiosk-channel.ts';

export type SoldForCash = Answer<'sellForCash'>;

/** How a sale stands when its slip is printed. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: SoldForCash }
  /** The server has not said anything yet; it is stored and will be told. */
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly problem: Problem };
