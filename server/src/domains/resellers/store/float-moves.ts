import { insertRows, statement } from '#platform/postgres';
import type { FloatMove } from '../float-move.ts';

export const insertFloatMoves = insertRows('resellers.float_move', {
  slot: 'int2',
  id: 'uuid',
  move: 'text',
  chain: 'uuid',
  agent: 'uuid',
  amount: 'int8',
  operatorSlot: 'int2',
  operator: 'uuid',
  movedAt: 'instant',
});

export interface FloatMoveRow {
  readonly id: string;
  readonly move: FloatMove;
  readonly agentName: string;
  readonly amount: bigint;
  readonly operatorName: string;
  readonly movedAt: number;
}

/** `where` finds the newest by an index before names are looked up. */
function newestWhere(where: string): string {
  return `select m.id, m.move, a.name as agent_name, m.amount, o.name as operator_name, m.moved_at
   from (
     select * from resellers.float_move where ${where} order by moved_at desc limit $2
   ) m
   join resellers.reseller a on a.slot = m.slot and a.id = m.agent
   join resellers.operator o on o.slot = m.operator_slot and o.id = m.operator
   order by m.moved_at desc`;
}

export const readMovesOfChain = statement<FloatMoveRow>(
  'read resellers.float_move of chain',
  newestWhere('chain = $1'),
);

export const readMovesOfAgent = statement<FloatMoveRow>(
  'read resellers.float_move of agent',
  newestWhere('agent = $1'),
);

/** Agents of a chain with a float of their own, by name. */
export const readAgentsWithFloat = statement<{ id: string; name: string; isSuspended: boolean }>(
  'read resellers.reseller with float of chain',
  `select id, name, suspended_at is not null as is_suspended from resellers.reseller
   where parent = $1 and float_owner = id order by name, id limit $2`,
);
