// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 600bafdb43f33e12.

/** Sandbox. */
export interface Sandbox {
  /**
   * In a sandbox only: move its clock forward, for everybody in it, so that what takes time happens
   * now: orders lapse, webhooks are tried again, tokens end, a day is over.
   */
  forwardClock: {
    given: {
      readonly body: {
        readonly forwardSeconds: number;
      };
    };
    answer: {
      /** RFC 3339, in UTC. */
      readonly now: string;
    };
  };
}
