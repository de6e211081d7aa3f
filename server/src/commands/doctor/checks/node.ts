import process from 'node:process';
import { broken, type Check, ok } from '../check.ts';

/** The files are TypeScript as they are, which Node runs since 24 without a flag or a warning. */
const leastMajor = 24;

export const node: Check = {
  name: 'node',
  look: () => {
    const { node: version } = process.versions;
    return Number.parseInt(version, 10) >= leastMajor
      ? ok(`Node ${version}`)
      : broken(
          `Node ${version} is too old`,
          `run "npm ci", which brings Node ${leastMajor}, and start Lowu by "npx lowu"`,
        );
  },
};
