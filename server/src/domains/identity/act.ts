import type { Id, InstantMs, RefusalDetails } from '#base';
import type { Actor } from '#platform/context';
import type { Permission } from './permissions.ts';

export type ActId = Id<'act'>;

/** What somebody may have done. A screen has a word for each, in each language: a test compares. */
export const acts = [
  'staff.sign_in',
  'staff.sign_out',
  'staff.create',
  'staff.change',
  'staff.change_password',
  'staff.enrol_totp',
  'staff.confirm_totp',
  'subscriber.sign_in',
  'subscriber.sign_out',
  'subscriber.erase',
  'operator.sign_in',
  'operator.add',
  'operator.pin',
  'operator.suspend',
  'operator.resume',
  'till.suspend',
  'till.resume',
  'developer.sign_in',
  'developer.register',
  'developer.create',
  'developer.invite',
  'developer.recover',
  'developer.reset',
  'client.create',
  'client.certify',
  'client.rotate',
  'client.suspend',
  'client.resume',
  'webhook.add',
  'webhook.change',
  'webhook.rotate',
  'webhook.remove',
  'webhook.disable',
  'line.look',
  'line.topups',
  'line.transfers',
  'line.messages',
  'line.sessions',
  'line.auto_topup',
  'number.register',
  'customer.open',
  'sim.swap_ask',
  'sim.swap_stop',
  'sim.swap_hasten',
  'sim.activate',
  'topup.look',
  'reviews.look',
  'review.propose',
  'review.approve',
  'review.refuse',
  'payments.list',
  'payments.look',
  'payment.look',
  'chargeback.paper',
  'chargeback.answer',
  'refund.propose',
  'refund.approve',
  'refund.refuse',
  'adjustment.propose',
  'adjustment.approve',
  'adjustment.refuse',
  'receipts.look',
  'receipts.export',
  'appeals.look',
  'appeal.look',
  'appeal.file',
  'appeal.evidence',
  'appeal.take',
  'appeal.reply',
  'appeal.question',
  'appeal.note',
  'appeal.answer',
  'appeal.propose',
  'appeal.approve',
  'appeal.refuse',
  'closing.look',
  'closing.order',
  'closing.approve',
  'closing.refuse',
  'erasure.checked',
  'erasure.done',
  'erasure.refused',
  'break.propose',
  'break.approve',
  'break.send_back',
  'break.propose_reopening',
  'break.reopen',
  'break.keep',
  'day.propose_giving_up',
  'day.give_up',
  'day.keep',
  'bill.fetch',
  'bill.import',
  'bill.download',
  'unmatched.propose',
  'unmatched.approve',
  'unmatched.send_back',
  'credit.propose',
  'credit.approve',
  'credit.send_back',
  'transfer.propose_payee',
  'transfer.approve_payee',
  'transfer.refuse_payee',
  'transfer.sent',
  'transfer.withdraw',
  'rate.propose',
  'rate.approve',
  'rate.refuse',
  'outlet.save',
  'outlet.withdraw',
  'outlets.import',
  'reseller.open',
  'reseller.place',
  'reseller.suspend',
  'reseller.resume',
  'issue.propose',
  'issue.approve',
  'issue.refuse',
  'issue.settle',
  'recall.propose',
  'recall.approve',
  'recall.refuse',
  'sale.undo',
  'counter_sale.undo',
  'voucher_sale.undo',
  'till.open',
  'till.close',
  'till.accept',
  'till.miscount',
  'safe.from_bank',
  'safe.to_bank',
  'vault.count',
  'vault.agree',
  'kiosk.open',
  'kiosk.make_enrolment',
  'kiosk.enrol',
  'kiosk.suspend',
  'kiosk.resume',
  'kiosk.count_box',
  'kiosk.settle_claim',
  'advice.credit',
  'voucher_batch.make',
  'voucher_file.forget',
  'voucher_activation.propose',
  'voucher_activation.approve',
  'voucher_activation.refuse',
  'voucher.block',
  'voucher.unblock',
  'promotion.propose',
  'promotion.activate',
  'promotion.refuse',
  'promotion.stop',
] as const;

/** What was denied is told by the permission that was missing. */
export type ActCode = (typeof acts)[number] | Permission;

/** Something that somebody did, or was not let do. */
export interface Act {
  readonly actor: Actor;
  /** What, in one stable word with its subject's kind: `staff.sign_in`, `line.look`. */
  readonly action: ActCode;
  /** The id of what it was done to, where there is such a thing. */
  readonly subject?: string | null;
  readonly outcome: 'done' | 'denied';
  /** Where the request came from; only its network is kept. */
  readonly ip?: string | null;
  readonly details?: RefusalDetails;
}

/** An act as the trail tells it. */
export interface TrailEntry {
  readonly id: ActId;
  readonly atMs: InstantMs;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly action: string;
  readonly subject: string | null;
  readonly outcome: 'done' | 'denied';
  readonly network: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}
