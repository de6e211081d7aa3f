// Written by `npm run partner-client`; do not change it by hand.
// Of the contract f0e1c4f50030bf1e.

import type { Money } from '../shapes.ts';

/** Float. */
export interface Float {
  /** What is in the float: total = available + holding. */
  readFloat: {
    given: Readonly<Record<string, never>>;
    answer: {
      readonly total: Money;
      readonly available: Money;
      readonly holding: Money;
    };
  };
  /** A day of the float: opening + in − out = closing. Of today, until now. */
  readStatement: {
    given: {
      readonly params: {
        /** A calendar day in Hong Kong. */
        readonly day: string;
      };
    };
    answer: {
      /** A calendar day in Hong Kong. */
      readonly day: string;
      readonly opening: Money;
      readonly closing: Money;
      /** By what it moved for: sale, commission, sale_undone, issue …. */
      readonly totals: readonly {
        readonly code: string;
        readonly count: number;
        readonly in: Money;
        readonly out: Money;
      }[];
    };
  };
  /** Every movement of a day of the float in order, as a table; amounts in HKD. */
  exportStatement: {
    given: {
      readonly params: {
        /** A calendar day in Hong Kong. */
        readonly day: string;
      };
    };
    answer: string;
  };
  /** How much may be sold at a time, today and this month in Hong Kong, and how fast. */
  readLimits: {
    given: Readonly<Record<string, never>>;
    answer: {
      readonly least: Money;
      readonly most: Money;
      /** What may still be sold in it. */
      readonly day: {
        readonly topups: number;
        readonly amount: Money;
      };
      /** What may still be sold in it. */
      readonly month: {
        readonly topups: number;
        readonly amount: Money;
      };
      readonly keptInFloat: Money;
      readonly requestsPerMinute: number;
    };
  };
}
