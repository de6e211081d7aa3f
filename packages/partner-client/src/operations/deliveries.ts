// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 8dfebec1486b76f4.

/** Deliveries. */
export interface Deliveries {
  /**
   * Send again what has happened since an instant, for a receiver that was away: the oldest 500,
   * and behind the cursor the next.
   */
  replaySince: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly body: {
        /** RFC 3339, in UTC. */
        readonly since: string;
        /** Only what it has not taken and what is not on its way there. */
        readonly only?: 'missed';
        /** An id that begins with evt_. */
        readonly cursor?: string;
      };
    };
    answer: {
      readonly deliveries: number;
      readonly cursor: string | null;
    };
  };
  /** What was sent there and how it went, newest first, page by page. */
  listDeliveries: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
      };
      readonly query?: {
        /** An id that begins with dlv_. */
        readonly cursor?: string;
        readonly state?: 'queued' | 'sending' | 'delivered' | 'failed';
        /** 1 to 100. */
        readonly limit?: string;
      };
    };
    answer: {
      readonly deliveries: readonly {
        /** An id that begins with dlv_. */
        readonly delivery: string;
        /** An id that begins with evt_. */
        readonly event: string;
        readonly type: string;
        /** RFC 3339, in UTC. */
        readonly happenedAt: string;
        readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
        readonly attempts: number;
        readonly nextAt: string | null;
        readonly endedAt: string | null;
        readonly last: {
          /** RFC 3339, in UTC. */
          readonly at: string;
          readonly tookMs: number;
          readonly status: number | null;
          readonly reason: string | null;
        } | null;
      }[];
      readonly cursor: string | null;
    };
  };
  /** One delivery, with the bytes that were sent and each attempt. */
  readDelivery: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        /** An id that begins with dlv_. */
        readonly delivery: string;
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
      /** An id that begins with evt_. */
      readonly event: string;
      readonly type: string;
      /** RFC 3339, in UTC. */
      readonly happenedAt: string;
      readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
      readonly attempts: number;
      readonly nextAt: string | null;
      readonly endedAt: string | null;
      readonly body: string;
      readonly tries: readonly {
        /** RFC 3339, in UTC. */
        readonly at: string;
        readonly tookMs: number;
        readonly status: number | null;
        readonly reason: string | null;
      }[];
    };
  };
  /** Send an event once more: the same webhook-id and the same bytes. */
  replayDelivery: {
    given: {
      readonly params: {
        /** An id that begins with hok_. */
        readonly endpoint: string;
        /** An id that begins with dlv_. */
        readonly delivery: string;
      };
    };
    answer: {
      /** An id that begins with dlv_. */
      readonly delivery: string;
    };
  };
}
