// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 4f753a4fffdfae67.

import type { Topup, Order } from '../shapes.ts';

/** Orders. */
export interface Orders {
  /**
   * Set the value of a top-up aside in the float until you confirm or cancel it; behind its time
   * the float has it back by itself.
   */
  orderTopup: {
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
    answer: Order;
  };
  /** Sell what is set aside. Confirming again is answered the same. */
  confirmOrder: {
    given: {
      readonly params: {
        /** Yours; of what was sold by TMF654 the id of its action. */
        readonly reference: string;
      };
    };
    answer: Topup;
  };
  /** Give up what is set aside and not confirmed; what is sold stays sold. */
  cancelOrder: {
    given: {
      readonly params: {
        /** Yours; of what was sold by TMF654 the id of its action. */
        readonly reference: string;
      };
    };
    answer: Order;
  };
}
