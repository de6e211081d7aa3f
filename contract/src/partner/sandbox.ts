import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, instant } from '../shapes.ts';
import { partnerPaths } from './paths.ts';

/** A week at once: what takes longer is gone through step by step, as it would be lived. */
const forwardSeconds = Type.Integer({ minimum: 1, maximum: 604_800 });

export const forwardClock = route({
  method: partnerPaths.forwardClock[0],
  path: partnerPaths.forwardClock[1],
  tag: 'Sandbox',
  summary:
    'In a sandbox only: move its clock forward, for everybody in it, so that what takes time ' +
    'happens now: orders lapse, webhooks are tried again, tokens end, a day is over.',
  access: 'partner',
  scope: 'topups.send',
  body: Type.Object({ forwardSeconds }, { ...closed, examples: [{ forwardSeconds: 60 }] }),
  answer: Type.Object({ now: instant }, closed),
});
