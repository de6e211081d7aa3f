/** Who stands at the tills of shops: a part of the door. */
export { listShopPeople } from './list-shop-people.ts';
export { readChainPeople } from './read-chain-people.ts';
