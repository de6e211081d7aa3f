import { consoleRoutes } from '@lowu/contract/console';
import {
  decideIssue,
  decidePayoutAccount,
  decideRecall,
  type IssueId,
  proposeIssue,
  proposePayoutAccount,
  proposeRecall,
  type RecallId,
  type ResellerId,
  settleIssue,
  stopAwaiting,
} from '#resellers';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

async function handlePropose(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeIssue']>,
) {
  const reseller = params.reseller as ResellerId;
  const amountMinor = BigInt(body.amountMinor);
  return { id: await proposeIssue(context, caller, { ...body, reseller, amountMinor }) };
}

async function handleRecall(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['proposeRecall']>,
) {
  const reseller = params.reseller as ResellerId;
  const amountMinor = BigInt(body.amountMinor);
  const issue = body.issue as IssueId | null;
  return { id: await proposeRecall(context, caller, { ...body, reseller, issue, amountMinor }) };
}

/** The operations of staff on stock for floats, and on what is taken out of them. */
export function addStock(add: AddStaffRoute): void {
  add(consoleRoutes.proposeIssue, handlePropose);
  add(consoleRoutes.proposeRecall, handleRecall);
  add(consoleRoutes.decideRecall, async ({ context }, { params, body, caller }) => {
    await decideRecall(context, caller, { recall: params.recall as RecallId, ...body });
    return body;
  });
  add(consoleRoutes.proposePayoutAccount, async ({ context }, { params, body, caller }) => {
    await proposePayoutAccount(context, caller, {
      ...body,
      reseller: params.reseller as ResellerId,
    });
    return { isProposed: true as const };
  });
  add(consoleRoutes.decidePayoutAccount, async ({ context }, { params, body, caller }) => {
    const reseller = params.reseller as ResellerId;
    await decidePayoutAccount(context, caller, { reseller, ...body });
    return body;
  });
  add(consoleRoutes.decideIssue, async ({ context }, { params, body, caller }) => {
    await decideIssue(context, caller, { issue: params.issue as IssueId, ...body });
    return body;
  });
  add(consoleRoutes.settleIssue, async ({ context }, { params, caller }) => {
    return { isPaid: await settleIssue(context, caller, params.issue as IssueId) };
  });
  add(consoleRoutes.stopAwaiting, async ({ context }, { params, caller }) => {
    await stopAwaiting(context, caller, params.issue as IssueId);
    return { isAwaited: false as const };
  });
}
