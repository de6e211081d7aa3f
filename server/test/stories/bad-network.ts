import fc from 'fast-check';
import { present } from '#base';
import { type ConnectionFault, saysCommitted } from '#test/fault-proxy';

const bytes = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

/** What a bad network does to one connection; in real time, like everything below HTTP. */
const connectionFault: fc.Arbitrary<ConnectionFault> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.record({ latencyMs: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ isReset: true }) },
  { weight: 1, arbitrary: fc.constant({ isSilent: true }) },
  { weight: 2, arbitrary: fc.record({ cutRequestAfterBytes: bytes(1_500) }) },
  { weight: 3, arbitrary: fc.record({ cutAnswerAfterBytes: bytes(4_000) }) },
  // The answers are lost and the connection stays: half open, as a tunnel leaves it.
  { weight: 2, arbitrary: fc.constant({ loseFromAnswer: () => true }) },
);

/** Faults of the first connections of a phone, up to so many. */
export function badConnections(most: number): fc.Arbitrary<readonly ConnectionFault[]> {
  return fc.array(connectionFault, { maxLength: most, size: 'max' });
}

/** So many faults by a seed, for a way that many share. */
export function faultsBySeed(seed: number, count: number): readonly ConnectionFault[] {
  return fc.sample(connectionFault, { seed, numRuns: count });
}

/** Every connection to the database is reset instead of telling of one of its commits. */
export function commitCuts(seed: number): (connection: number) => ConnectionFault {
  const after = fc.sample(fc.integer({ min: 50, max: 1_500 }), { seed, numRuns: 200 });
  return (connection) => {
    const last = present(after[connection % after.length], 'a number of commits');
    let commits = 0;
    return {
      cutAtAnswer: (piece) => {
        if (!saysCommitted(piece)) return false;
        commits += 1;
        return commits >= last;
      },
    };
  };
}
