import { Type } from 'typebox';
import { registration } from '../app/lines.ts';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { hallPaths } from './paths.ts';

const params = Type.Object({ line: idOf('lin') }, closed);
const imsi = Type.String({ pattern: '^[0-9]{6,15}$', description: 'Of the SIM card' });
const nothing = Type.Object({}, closed);
const note = Type.String({ maxLength: 200 });

export const registerNumber = route({
  method: hallPaths.registerNumber[0],
  path: hallPaths.registerNumber[1],
  tag: 'Lines',
  summary: 'Change what is known of the user of one number, by the kind of paper that was seen.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      home: Type.Union([Type.Literal('HK'), Type.Literal('CN')]),
      registration,
      paper: Type.Union([
        Type.Literal('hkid'),
        Type.Literal('home_return_permit'),
        Type.Literal('mainland_id'),
        Type.Literal('taiwan_permit'),
        Type.Literal('passport'),
      ]),
    },
    closed,
  ),
  answer: nothing,
});

export const activateSim = route({
  method: hallPaths.activateSim[0],
  path: hallPaths.activateSim[1],
  tag: 'Lines',
  summary: 'Give a line its first SIM, and bring it to life.',
  access: 'staff',
  params,
  body: Type.Object({ imsi }, closed),
  answer: nothing,
});

/** Another SIM in the place of a line's own. */
export const swap = Type.Object(
  {
    id: idOf('swp'),
    line: idOf('lin'),
    maskedNumber: Type.String(),
    imsi,
    reason: Type.String(),
    note: Type.String(),
    state: Type.Union([Type.Literal('held'), Type.Literal('done'), Type.Literal('stopped')]),
    askedBy: Type.String({ description: 'A login' }),
    askedAt: instant,
    dueAt: instant,
    endedBy: orNull(Type.String()),
  },
  closed,
);

export const askSwap = route({
  method: hallPaths.askSwap[0],
  path: hallPaths.askSwap[1],
  tag: 'SIM swaps',
  summary: 'Ask for another SIM. It is held for a while, and the owner is told on the old one.',
  access: 'staff',
  params,
  body: Type.Object(
    {
      imsi,
      reason: Type.Union([
        Type.Literal('lost'),
        Type.Literal('stolen'),
        Type.Literal('damaged'),
        Type.Literal('wished'),
      ]),
      note,
    },
    closed,
  ),
  answer: swap,
  status: 201,
});

export const listSwaps = route({
  method: hallPaths.listSwaps[0],
  path: hallPaths.listSwaps[1],
  tag: 'SIM swaps',
  summary: 'All that are held, the next due first.',
  access: 'staff',
  answer: Type.Object({ swaps: Type.Array(swap) }, closed),
});

const swapParams = Type.Object({ swap: idOf('swp') }, closed);

export const hastenSwap = route({
  method: hallPaths.hastenSwap[0],
  path: hallPaths.hastenSwap[1],
  tag: 'SIM swaps',
  summary: 'Let a swap through before its time, as a second person who has seen who asks.',
  access: 'staff',
  params: swapParams,
  answer: nothing,
});

export const stopSwap = route({
  method: hallPaths.stopSwap[0],
  path: hallPaths.stopSwap[1],
  tag: 'SIM swaps',
  summary: 'Stop a swap: the old SIM stays.',
  access: 'staff',
  params: swapParams,
  body: Type.Object({ why: note }, closed),
  answer: nothing,
});
