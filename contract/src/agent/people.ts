import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf } from '../shapes.ts';
import { agentPaths } from './paths.ts';

const till = Type.Object(
  { number: Type.Integer(), label: Type.String(), isStopped: Type.Boolean() },
  closed,
);

const person = Type.Object(
  {
    login: Type.String(),
    name: Type.String(),
    isSupervisor: Type.Boolean(),
    isStopped: Type.Boolean(),
  },
  closed,
);

export const listPeople = route({
  method: agentPaths.listPeople[0],
  path: agentPaths.listPeople[1],
  tag: 'People',
  summary: 'The tills of this shop and who stands at them; of a chain also those of its shops.',
  access: 'operator',
  answer: Type.Object(
    {
      shops: Type.Array(
        Type.Object(
          {
            id: idOf('rsl'),
            name: Type.String(),
            isSuspended: Type.Boolean(),
            tills: Type.Array(till),
            people: Type.Array(person),
          },
          closed,
        ),
        { description: 'This shop first' },
      ),
    },
    closed,
  ),
});
