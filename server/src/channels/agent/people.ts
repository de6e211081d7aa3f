import type { agentRoutes } from '@lowu/contract/agent';
import { readChainPeople } from '#resellers';
import type { AgentChannel, TillCall } from './channel.ts';
import { requireCharge } from './floats.ts';

type Routes = typeof agentRoutes;

/** Who stands where is the business of who answers for it. */
export async function handlePeople(
  { context }: AgentChannel,
  { who }: TillCall<Routes['listPeople']>,
) {
  requireCharge(who);
  const shops = await readChainPeople(context, who.seller);
  return {
    shops: shops.map(({ tills, people, ...shop }) => {
      return { ...shop, tills: [...tills], people: [...people] };
    }),
  };
}
