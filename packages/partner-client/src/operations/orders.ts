// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 9c8eecc2e5fa14b4.

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
        /** As people type it, or in E.164; ranges grow, so only an impossible number is refused. */
        readonly number: string;
        readonly amountMinor: number;
        readonly isTwinIntended?: boolean;
        /** Of a promotion for those who know it. */
        readonly promotionCode?: string;
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
