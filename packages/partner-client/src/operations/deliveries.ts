// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 1a03c7a622e55e60.

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
        readonly about: {
          /** Yours; of what was sold by TMF654 the id of its action. */
          readonly reference: string;
          /** Masked, as in +852 5***567. */
          readonly number: string;
        } | null;
        /** RFC 3339, in UTC. */
        readonly happenedAt: string;
        /** When it was put on its way: of a replay, when that was asked for. */
        readonly queuedAt: string;
        /** Whether it sends again what happened before: the same webhook-id and bytes. */
        readonly isReplay: boolean;
        readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
        readonly attempts: number;
        readonly nextAt: string | null;
        readonly endedAt: string | null;
        readonly last: {
          /** RFC 3339, in UTC. */
          readonly at: string;
          /** Its webhook-timestamp, in seconds since 1970. */
          readonly timestamp: number;
          /** Until it was answered or given up. */
          readonly tookMs: number;
          readonly status: number | null;
          readonly reason: string | null;
        } | null;
      }[];
      readonly cursor: string | null;
    };
  };
  /** One delivery, with the headers and bytes that were sent and each attempt. */
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
      readonly about: {
        /** Yours; of what was sold by TMF654 the id of its action. */
        readonly reference: string;
        /** Masked, as in +852 5***567. */
        readonly number: string;
      } | null;
      /** RFC 3339, in UTC. */
      readonly happenedAt: string;
      /** When it was put on its way: of a replay, when that was asked for. */
      readonly queuedAt: string;
      /** Whether it sends again what happened before: the same webhook-id and bytes. */
      readonly isReplay: boolean;
      readonly state: 'queued' | 'sending' | 'delivered' | 'failed';
      readonly attempts: number;
      readonly nextAt: string | null;
      readonly endedAt: string | null;
      /**
       * As on every attempt; beside them each has its webhook-timestamp and its webhook-signature,
       * which is not kept.
       */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly tries: readonly {
        /** RFC 3339, in UTC. */
        readonly at: string;
        /** Its webhook-timestamp, in seconds since 1970. */
        readonly timestamp: number;
        /** Until it was answered or given up. */
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
