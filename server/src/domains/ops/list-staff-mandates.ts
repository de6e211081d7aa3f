import { listAllMandates, type Mandate } from '#mandates';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

const most = 100;

/** The newest mandates of all subscribers. Refuses with `permission_missing`. */
export function listStaffMandates(context: Context, caller: Caller): Promise<readonly Mandate[]> {
  const asked = { permissions: ['payments.read'], action: 'payments.look' } as const;
  return look(context, caller, asked, async () => {
    const beforeMs = context.clock.now() + 1;
    return { result: await listAllMandates(context, { beforeMs, state: null, most }) };
  });
}
