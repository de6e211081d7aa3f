import { existsSync } from 'node:fs';
import path from 'node:path';
import { builtPages } from '../../../server.ts';
import { type Check, look, ok } from '../check.ts';

export const pages: Check = {
  name: 'pages',
  look: () =>
    existsSync(path.join(builtPages, 'built-from.json'))
      ? ok('the screens are built')
      : look('the screens are not built', 'run "npm run build"; "npm start" does it too'),
};
