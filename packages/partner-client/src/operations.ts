// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 3b2a577fd2721d7e.

import type { Access } from './operations/access.ts';
import type { BeforeATopUp } from './operations/before-a-top-up.ts';
import type { TopUps } from './operations/top-ups.ts';
import type { Orders } from './operations/orders.ts';
import type { Float } from './operations/float.ts';
import type { Webhooks } from './operations/webhooks.ts';
import type { Deliveries } from './operations/deliveries.ts';
import type { Sandbox } from './operations/sandbox.ts';

/** What each operation takes and answers. */
export type Operations = Access &
  BeforeATopUp &
  TopUps &
  Orders &
  Float &
  Webhooks &
  Deliveries &
  Sandbox;
