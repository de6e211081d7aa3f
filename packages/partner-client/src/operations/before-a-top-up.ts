// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 62fa81775e74830a.

import type { Money, Words } from '../shapes.ts';

/** Before a top-up. */
export interface BeforeATopUp {
  /** Whose number it is, masked, with plan and region: to be shown before anybody pays. */
  readNumber: {
    given: {
      readonly params: {
        /** As people type it, best in E.164; ranges grow, so any that could be one is looked up. */
        readonly number: string;
      };
    };
    answer: {
      /** In E.164. */
      readonly number: string;
      readonly owner: string;
      /** Whose number it is: +852, +86 or another. */
      readonly region: 'HK' | 'CN' | 'other';
      readonly plan: {
        readonly code: string;
        readonly name: Words;
      };
      readonly state: 'inactive' | 'active' | 'one_way' | 'locked' | 'quarantine' | 'recycled';
    };
  };
  /** What can be sold: the usual amounts, and any between least and most in steps. */
  listProducts: {
    given: Readonly<Record<string, never>>;
    answer: {
      readonly least: Money;
      readonly most: Money;
      /** In cents: a value is a whole number of steps. */
      readonly stepMinor: number;
      readonly denominations: readonly {
        readonly value: Money;
        readonly bonus: Money;
        /** How long the line lives by it, at least. */
        readonly validDays: number;
      }[];
      /**
       * What a top-up may be given beside that, one of them or all that combine. The quote of a
       * number says what it is given: each line may have one only so often.
       */
      readonly promotions: readonly {
        readonly kind: 'bonus' | 'discount';
        readonly name: Words;
        /** RFC 3339, in UTC. */
        readonly from: string;
        /** RFC 3339, in UTC. */
        readonly until: string;
        readonly least: Money;
        /** Hundredths of a percent of the value. */
        readonly basisPoints: number;
        /** And so much beside it. */
        readonly fixed: Money;
        /** No single top-up gets more. */
        readonly most: Money;
        /** Only of lines on these; empty is all. */
        readonly plans: readonly string[];
        /** Only for lines that were never topped up. */
        readonly isFirstOnly: boolean;
      }[];
    };
  };
  /**
   * What a top-up would cost, earn and give as things are now. It binds nobody and keeps nothing.
   */
  quoteTopup: {
    given: {
      readonly body: {
        /** As people type it, best in E.164; ranges grow, so any that could be one is looked up. */
        readonly number: string;
        /**
         * The value in cents of HKD: 10000 is HK$100. GET /products says the least, the most and
         * the steps, GET /limits what your own terms leave of them.
         */
        readonly amountMinor: number;
        /** Of a promotion for those who know it. */
        readonly promotionCode?: string;
      };
    };
    answer: {
      readonly receiver: {
        /** In E.164. */
        readonly number: string;
        readonly owner: string;
        /** Whose number it is: +852, +86 or another. */
        readonly region: 'HK' | 'CN' | 'other';
        readonly plan: {
          readonly code: string;
          readonly name: Words;
        };
        readonly state: 'inactive' | 'active' | 'one_way' | 'locked' | 'quarantine' | 'recycled';
      };
      readonly value: Money;
      readonly bonus: Money;
      /** A calendar day in Hong Kong. */
      readonly validUntil: string;
      /** What leaves the float; the commission comes back into it. */
      readonly cost: Money;
      readonly promotions: readonly {
        readonly kind: 'bonus' | 'discount';
        readonly name: Words;
        readonly amount: Money;
      }[];
      readonly codeOutcome: null | 'used' | 'not_better' | 'not_valid';
      readonly commission: Money;
    };
  };
}
