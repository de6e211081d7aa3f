import { resources } from './present-action.ts';

/** The three of the document for each resource, and ours for a state that it has none for. */
const suffixes = ['CreateEvent', 'CancelEvent', 'FailureEvent', 'StateChangeEvent'] as const;
export type Suffix = (typeof suffixes)[number];

/** What is told of actions, and as which resource. */
export const actionEventTypes = Object.values(resources).flatMap(({ type, resource }) =>
  suffixes.map((suffix) => ({ type: type + suffix, resource })),
);
