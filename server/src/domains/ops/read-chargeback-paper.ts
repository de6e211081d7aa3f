import { claimPaper } from '#disputes';
import { type DisputeId, readDispute } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

/**
 * What speaks for us in a chargeback as a paper, for banks whose providers take answers on pages of
 * their own. Refuses with `permission_missing`, `dispute_unknown` and `dispute_not_of_topup`.
 */
export function readChargebackPaper(
  context: Context,
  caller: Caller,
  id: DisputeId,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const permissions = ['payments.read'] as const;
  const asked = { permissions, action: 'chargeback.paper', subject: id } as const;
  return look(context, caller, asked, async () => {
    const dispute = await readDispute(context, id);
    const content = await claimPaper(context, dispute);
    return { result: { name: `${dispute.providerReference}.pdf`, content } };
  });
}
