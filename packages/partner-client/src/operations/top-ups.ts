// Written by `npm run partner-client`; do not change it by hand.
// Of the contract d28cc46b078a3345.

import type { Money, Topup, Order } from '../shapes.ts';

/** Top-ups. */
export interface TopUps {
  /**
   * Sell a top-up from the float: float and line in one commit. Whatever becomes of the connection,
   * send the same again under the same reference until it is answered. 202 says that it is taken
   * and not sold yet: ask by the reference, or send the same again. A refusal with 404 or 409 is
   * for ever, and told by the webhook topup.failed: to try again, take another reference.
   */
  sendTopup: {
    given: {
      readonly body: {
        /**
         * Yours, made and stored before the first byte is sent. Sold (201), taken (202) or refused
         * with 404 or 409, it stands for that one top-up for ever: the same again is answered the
         * same, and another number or amount under it is refused with 422. Every other answer
         * leaves it free.
         */
        readonly reference: string;
        /** As people type it, best in E.164; ranges grow, so any that could be one is looked up. */
        readonly number: string;
        /**
         * The value in cents of HKD: 10000 is HK$100. GET /products says the least, the most and
         * the steps, GET /limits what your own terms leave of them.
         */
        readonly amountMinor: number;
        /**
         * True where the buyer wants the same amount for the same number again: within minutes it
         * is refused as a probable mistake (topup_twin) without.
         */
        readonly isTwinIntended?: boolean;
        /** Of a promotion for those who know it. */
        readonly promotionCode?: string;
        /**
         * What the buyer was shown that it costs, in cents: where it costs more by now it is not
         * sold, and refused with sale_price_changed. Without it the price of the moment counts.
         */
        readonly mostMinor?: number;
      };
    };
    answer: Topup | Order;
  };
  /** What was sold, newest first, page by page; none is left out or told twice. */
  listTopups: {
    given: {
      readonly query?: {
        /** Of the page before. */
        readonly cursor?: string;
        /** 1 to 100. */
        readonly limit?: string;
      };
    };
    answer: {
      readonly topups: readonly {
        /** An id that begins with top_. */
        readonly topup: string;
        /** Yours; of what was sold by TMF654 the id of its action. */
        readonly reference: string;
        /** Six characters to say on the phone. */
        readonly code: string;
        readonly state: 'credited' | 'undone';
        /** In E.164. */
        readonly number: string;
        /** Whose number it is: +852, +86 or another. */
        readonly region: 'HK' | 'CN' | 'other';
        readonly value: Money;
        readonly price: Money;
        readonly commission: Money;
        readonly floatAfter: Money;
        /** RFC 3339, in UTC. */
        readonly soldAt: string;
        readonly undoneAt: string | null;
      }[];
      readonly cursor: string | null;
    };
  };
  /** How a top-up stands, by our id. */
  readTopup: {
    given: {
      readonly params: {
        /** An id that begins with top_. */
        readonly topup: string;
      };
    };
    answer: Topup;
  };
  /**
   * How a top-up stands, by your reference: 200 where it is sold, 202 with the order where it is
   * not: accepted or held, it may be; refused, cancelled or lapsed, it never will be. Not found
   * means that nothing came of it so far: a copy of it that is on its way may sell it, so send it
   * again to be sure.
   */
  readTopupByReference: {
    given: {
      readonly params: {
        /** Yours; of what was sold by TMF654 the id of its action. */
        readonly reference: string;
      };
    };
    answer: Topup | Order;
  };
  /**
   * Take a top-up to a wrong number back, within minutes and while nothing of it is spent: its
   * value is in the float again. Doing it twice does it once.
   */
  undoTopup: {
    given: {
      readonly params: {
        /** An id that begins with top_. */
        readonly topup: string;
      };
    };
    answer: Topup;
  };
}
