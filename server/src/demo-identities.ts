import { demoKiosk } from './demo-kiosk.ts';
import { demoDeveloper, demoHouse, demoPartner } from './demo-partner.ts';
import { demoPromotionCode } from './demo-promotions.ts';
import { demoTills } from './demo-shops.ts';
import type { DemoVoucher } from './demo-vouchers.ts';
import { demoPeople, demoStaff } from './demo-world.ts';

interface DemoClient {
  readonly name: string;
  readonly client: string;
  readonly secret: string;
}

/** Whom one can be in the demo. */
export interface DemoIdentities {
  readonly subscribers: readonly {
    readonly name: string;
    readonly about: string;
    readonly numbers: readonly string[];
    readonly language: string;
    readonly imsi: string;
  }[];
  readonly staff: readonly {
    readonly login: string;
    readonly password: string;
    readonly totpSecret: string;
    readonly roles: readonly string[];
  }[];
  /** Whose program may come, by the client credentials of OAuth 2. */
  readonly partner: DemoClient;
  /** Somebody of it at the portal. */
  readonly developer: {
    readonly email: string;
    readonly password: string;
    readonly totpSecret: string;
  };
  /** The operator's own program, which alone reaches every line. */
  readonly house: DemoClient;
  /** Whose key signs what a kiosk sends; a private key as RFC 7518, 6.2, writes it. */
  readonly kiosk: {
    readonly code: string;
    readonly name: string;
    readonly key: { readonly x: string; readonly y: string; readonly d: string };
  };
  readonly tills: readonly {
    readonly login: string;
    readonly name: string;
    readonly pin: string;
    readonly till: number;
  }[];
  /** Bought, and not redeemed yet when the system was started. */
  readonly vouchers: readonly DemoVoucher[];
  /** Makes a top-up in the app cheaper, for whoever types it. */
  readonly promotionCode: string;
}

export function demoIdentities(vouchers: readonly DemoVoucher[]): DemoIdentities {
  return {
    subscribers: demoPeople.map(({ name, about, numbers, language, imsi }) => ({
      name,
      about,
      numbers,
      language,
      imsi,
    })),
    staff: demoStaff.map(({ login, password, totpSecret, roles }) => ({
      login,
      password,
      totpSecret,
      roles,
    })),
    partner: clientOf(demoPartner),
    developer: demoDeveloper,
    house: clientOf(demoHouse),
    kiosk: demoKiosk,
    tills: demoTills(),
    vouchers,
    promotionCode: demoPromotionCode,
  };
}

function clientOf({ name, client, secret }: DemoClient): DemoClient {
  return { name, client, secret };
}
