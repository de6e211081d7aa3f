import type { Id, InstantMs } from '#base';

/**
 * down: a chain gives to its agent. return: an agent gives back to its chain. withdraw: a chain
 * takes back from its agent.
 */
export type FloatMove = 'down' | 'return' | 'withdraw';

/** Also the cause of its two transfers. */
export type FloatMoveId = Id<'flt'>;

/** A movement between two floats, as both of its ends may read it. */
export interface MovedFloat {
  readonly id: FloatMoveId;
  readonly move: FloatMove;
  readonly agentName: string;
  readonly amountMinor: bigint;
  /** The supervisor who agreed to it. */
  readonly operatorName: string;
  readonly movedAt: InstantMs;
}
