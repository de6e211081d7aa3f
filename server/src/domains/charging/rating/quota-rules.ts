import type { Service } from '#catalog';

/** How quotas of one service are sized; units are seconds, messages or bytes. */
export interface QuotaRules {
  /** A quota is to last this long at the pace of the use. */
  readonly secondsAhead: number;
  /** Asked for before there is a pace, if the network names nothing. */
  readonly firstUnits: bigint;
  /** Less is not worth a round trip, unless it is all there is. */
  readonly leastUnits: bigint;
  readonly mostUnits: bigint;
  /** The most money that one quota sets aside. */
  readonly mostHoldMinor: bigint;
  /** At most one part in so many of what the line can afford. */
  readonly share: bigint;
  readonly leastValiditySeconds: number;
  readonly mostValiditySeconds: number;
  /** How long an answer of ours may take on a bad day. */
  readonly answerSeconds: number;
}

const kilobyte = 1_024n;
const megabyte = 1_024n * kilobyte;

/** HK$15 is what operators here set aside for a data session. */
const mostHoldMinor = 1_500n;

export const quotaRules: Readonly<Record<Service, QuotaRules>> = {
  voice: {
    secondsAhead: 180,
    firstUnits: 60n,
    leastUnits: 60n,
    mostUnits: 600n,
    mostHoldMinor,
    share: 3n,
    leastValiditySeconds: 120,
    mostValiditySeconds: 3_600,
    answerSeconds: 5,
  },
  sms: {
    secondsAhead: 60,
    firstUnits: 1n,
    leastUnits: 1n,
    mostUnits: 10n,
    mostHoldMinor,
    share: 3n,
    leastValiditySeconds: 60,
    mostValiditySeconds: 600,
    answerSeconds: 5,
  },
  data: {
    secondsAhead: 300,
    firstUnits: megabyte,
    leastUnits: 128n * kilobyte,
    mostUnits: 1_024n * megabyte,
    mostHoldMinor,
    share: 4n,
    leastValiditySeconds: 300,
    mostValiditySeconds: 3_600,
    answerSeconds: 5,
  },
};
