export type { Tmf654Place } from './channel.ts';
export { tellListeners } from './events.ts';
export { openTmf654Channel } from './open-tmf654-channel.ts';
export {
  tellBucketExpired,
  tellLineExpired,
  tellMoneyFell,
  tellNearEnd,
  tellPackEmpty,
} from './tell-balances.ts';
export { tmf654Path } from './place.ts';
