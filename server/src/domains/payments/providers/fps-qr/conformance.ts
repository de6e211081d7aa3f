import { present } from '#base';
import { encodeFpsCode } from '#wire/fps';
import type { Attempt, AttemptId } from '../../payment.ts';
import {
  openSandboxWorld,
  type SandboxControl,
  type SandboxKind,
} from '../conformance/sandbox-world.ts';
import type { NoticeFault, ProviderWorld } from '../conformance/world.ts';
import { fpsQr } from './fps-qr.ts';
import { referenceOf } from './reference.ts';
import type { FpsSettings } from './settings.ts';

const account = '024-001234-001';
const fpsId = '1669932';
const secret = 'a secret that was agreed with the bank';

/** A bank of its own for `fps_qr`, with an account that is ours. */
export function openFpsWorld(): Promise<ProviderWorld> {
  return openSandboxWorld({
    program: 'bank',
    methods: { start: '', query: 'entries', close: 'entries', refund: '', queryRefund: '' },
    areClosesTold: false,
    numberOf: ({ id }) => referenceOf(id),
    buyer: payerAt,
    async register(sandbox) {
      const settings = await openAccount(sandbox);
      return {
        provider: fpsQr.open(settings),
        isAbout: () => false,
        async rotateKey() {
          const changed = await sandbox.post(`/sandbox/accounts/${account}/rotate-secret`);
          return fpsQr.open({ ...settings, secrets: changed['secrets'] });
        },
      };
    },
  });
}

async function openAccount(sandbox: SandboxControl): Promise<FpsSettings> {
  const clientId = 'lowu';
  const owned = { number: account, owner: 'LOWU MOBILE LTD', currency: 'HKD', fpsId };
  await sandbox.post('/sandbox/accounts', { ...owned, clientId, secrets: [secret] });
  return {
    fpsId,
    accountNumber: account,
    merchantName: 'LOWU MOBILE',
    clientId,
    secrets: [secret],
    gateway: sandbox.address,
    isProduction: false,
  };
}

/** Somebody with the bank's app, who remembers the codes that were scanned. */
function payerAt(sandbox: SandboxControl): ReturnType<NonNullable<SandboxKind['buyer']>> {
  const codes = new Map<AttemptId, string>();
  const befalling = new Map<AttemptId, NoticeFault>();
  return {
    async arrive(attempt, start) {
      const { evidence } = start.kind === 'evidence' ? start : {};
      const code = evidence?.says === 'pending' ? evidence.qrContent : undefined;
      codes.set(attempt.id, present(code, 'a code to scan'));
    },
    async pay(attempt) {
      const fault = befalling.get(attempt.id);
      const shown = present(codes.get(attempt.id), 'a code that was scanned');
      const code = fault === 'wrong amount' ? codeForLess(attempt) : shown;
      const scanned = { code, ...(fault === 'missing' ? { reference: 'dropped' } : {}) };
      return Boolean((await sandbox.post('/sandbox/scan', scanned))['isOk']);
    },
    refuse: async () => false,
    truth: (attempt) => truthAt(sandbox, attempt),
    // Told of nothing, we read what befell the money itself.
    async breakNotices(attempt, fault) {
      befalling.set(attempt.id, fault);
    },
    // Nothing keeps it from coming: a code stays out.
    letMoneyComeLate: async () => undefined,
  };
}

/** A code of the payer's own making, with our reference and less money. */
function codeForLess({ id, amount }: Attempt): string {
  return encodeFpsCode({
    payee: { fpsId },
    currency: 'HKD',
    amountMinor: amount - 1n,
    isAmountEditable: false,
    isForOnePayment: true,
    reference: referenceOf(id),
    merchantName: 'LOWU MOBILE',
    city: 'HK',
  });
}

async function truthAt(sandbox: SandboxControl, attempt: Attempt) {
  const found = await sandbox.get(`/sandbox/entries?reference=${referenceOf(attempt.id)}`);
  const isPaid = Array.isArray(found['entries']) && found['entries'].length > 0;
  return { isPaid, refundedMinor: 0n };
}
