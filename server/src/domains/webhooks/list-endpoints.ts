import { slotOf } from '#base';
import type { Context } from '#platform/context';
import type { Endpoint, OwnerId } from './endpoint.ts';
import { endpointOf } from './load-endpoint.ts';
import { readEndpoints } from './store/endpoints.ts';

/** All of an owner, in the order in which they were opened. */
export async function listEndpoints({ db }: Context, owner: OwnerId): Promise<Endpoint[]> {
  return (await db.read(readEndpoints, [slotOf(owner), owner])).map(endpointOf);
}
