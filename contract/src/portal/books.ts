import { Type } from 'typebox';
import { exportStatement, readStatement } from '../partner/float.ts';
import { forwardClock } from '../partner/sandbox.ts';
import { listTopups, order } from '../partner/topups.ts';
import { route } from '../route.ts';
import { closed, instant } from '../shapes.ts';
import { waitingStock } from '../stock-shapes.ts';
import { portalPaths } from './paths.ts';

/** What one’s programs see, for people to see as well. */

export const listOwnTopups = route({
  method: portalPaths.listOwnTopups[0],
  path: portalPaths.listOwnTopups[1],
  tag: 'Books',
  summary: 'What was sold, newest first, page by page.',
  access: 'developer',
  query: listTopups.query,
  answer: listTopups.answer,
});

export const readOwnWaiting = route({
  method: portalPaths.readOwnWaiting[0],
  path: portalPaths.readOwnWaiting[1],
  tag: 'Books',
  summary: 'What waits: orders that are not sold yet, and stock that is not agreed to or paid.',
  access: 'developer',
  answer: Type.Object(
    {
      orders: Type.Array(order, { description: 'Oldest first' }),
      stock: Type.Array(waitingStock, { description: 'Oldest first' }),
    },
    closed,
  ),
});

export const readOwnStatement = route({
  method: portalPaths.readOwnStatement[0],
  path: portalPaths.readOwnStatement[1],
  tag: 'Books',
  summary: readStatement.summary,
  access: 'developer',
  params: readStatement.params,
  answer: readStatement.answer,
});

export const exportOwnStatement = route({
  method: portalPaths.exportOwnStatement[0],
  path: portalPaths.exportOwnStatement[1],
  tag: 'Books',
  summary: exportStatement.summary,
  access: 'developer',
  params: exportStatement.params,
  answer: Type.String(),
  mediaType: 'text/csv',
});

export const forwardOwnClock = route({
  method: portalPaths.forwardOwnClock[0],
  path: portalPaths.forwardOwnClock[1],
  tag: 'Sandbox',
  summary: forwardClock.summary,
  access: 'developer',
  body: forwardClock.body,
  answer: forwardClock.answer,
});

export const readPlatformStatus = route({
  method: portalPaths.readPlatformStatus[0],
  path: portalPaths.readPlatformStatus[1],
  tag: 'Books',
  summary: 'Whether the platform sells, and how long what was taken has waited to be sold.',
  access: 'public',
  answer: Type.Object(
    {
      isSelling: Type.Boolean(),
      waiting: Type.Integer({ description: 'Top-ups that are taken, due and not sold yet' }),
      now: instant,
    },
    closed,
  ),
});
