// Written by `npm run partner-client`; do not change it by hand.
// Of the contract 99395ace8022e1ca.

import type { Access } from './operations/access.ts';
import type { BeforeATopUp } from './operations/before-a-top-up.ts';
import type { TopUps } from './operations/top-ups.ts';
import type { Orders } from './operations/orders.ts';
import type { Float } from './operations/float.ts';
import type { Webhooks } from './operations/webhooks.ts';

/** What each operation takes and answers. */
export type Operations = Access & BeforeATopUp & TopUps & Orders & Float & Webhooks;
