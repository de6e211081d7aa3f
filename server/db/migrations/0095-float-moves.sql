-- What moves between the float of a chain and that of its agent, and who had it moved.
create table resellers.float_move (
  slot smallint not null,
  id uuid not null,
  move text not null check (move in ('down', 'return', 'withdraw')),
  chain uuid not null,
  agent uuid not null check (agent <> chain),
  amount bigint not null check (amount > 0),
  operator_slot smallint not null,
  operator uuid not null,
  moved_at timestamptz not null,
  primary key (slot, id)
);
create index float_move_chain on resellers.float_move (chain, moved_at);
create index float_move_agent on resellers.float_move (agent, moved_at);
